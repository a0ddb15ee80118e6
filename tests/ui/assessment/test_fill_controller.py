"""Workbooks that were filled in, and other versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aixreader.assess.document import Assessment
from aixreader.assess.document_text import document_text
from aixreader.assess.items import ControlStatus
from aixreader.services.assessments.assessment_workbook import assessment_xlsx
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.base.reader_context import ReaderContext
from tests.ui.assessment.test_assessment_opening import box, boxes, trigger


@pytest.fixture
def workbook(assessment: AssessmentController, tmp_path: Path) -> Path:
    """As the report writes it."""
    assessed = assessment.model.assessed
    assert assessed is not None
    path = tmp_path / "tea.xlsx"
    path.write_bytes(assessment_xlsx(assessed, assessed.systems(), "2026-07-01"))
    return path


def fill(path: Path, name: str, head: str, value: str) -> None:
    """Type into the row of a control."""
    book = load_workbook(path)
    sheet = book["Controls"]
    column = next(index for index, cell in enumerate(sheet[1]) if cell.value == head)
    row = next(cells for cells in sheet.iter_rows() if any(cell.value == f"control/kitchen/{name}" for cell in cells))
    row[column].value = value
    book.save(path)


def test_what_was_filled_in_is_shown_before_it_counts(
    qtbot: QtBot, assessment: AssessmentController, context: ReaderContext, workbook: Path
) -> None:
    filling, model = assessment.filling, assessment.model
    trigger(context, "fill_assessment")
    (files,) = (each for each in context.window.findChildren(QFileDialog) if each.isVisible())
    files.fileSelected.emit(str(workbook))
    files.close()
    qtbot.waitUntil(lambda: bool(boxes(context)))
    assert "already" in box(context).text()
    box(context).close()
    fill(workbook, "teapot", "Owner", "Eve")
    fill(workbook, "teapot", "Status", "Planned")
    filling.fill_from(workbook)
    qtbot.waitUntil(lambda: filling.dialog is not None)
    assert filling.dialog is not None
    assert filling.dialog.ids == ["control/kitchen/teapot"]
    assert model.document is not None
    assert model.document.control("kitchen", "teapot").owner == ""
    edits: list[object] = []
    model.edited.connect(lambda edit: edits.append(edit))  # noqa: PLW0108  # no slot
    filling.dialog.accept_button.click()
    stated = model.document.control("kitchen", "teapot")
    assert (stated.owner, stated.status) == ("Eve", ControlStatus.PLANNED)
    assert len(edits) == 1, "it is taken back at once"
    assert filling.dialog is None


def test_another_version_is_compared(
    qtbot: QtBot, assessment: AssessmentController, context: ReaderContext, document: Assessment, tmp_path: Path
) -> None:
    other = tmp_path / "older.aixassess"
    other.write_text(document_text(document.with_items(removed=["control/kitchen/teapot"])), "utf-8")
    filling = assessment.filling
    filling.compare_with(other)
    qtbot.waitUntil(lambda: filling.dialog is not None)
    assert filling.dialog is not None
    row = filling.dialog.tree.topLevelItem(0)
    assert row is not None
    assert row.text(2) == "new", "it was stated since"
    filling.dialog.close()
    other.write_text("tea", "utf-8")
    filling.compare_with(other)
    qtbot.waitUntil(lambda: bool(boxes(context)))
    assert "older.aixassess" in box(context).text()
    box(context).close()
