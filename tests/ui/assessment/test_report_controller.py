"""The report, saved from the window."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.base.reader_context import ReaderContext
from tests.pdf_text import page_texts
from tests.ui.assessment.test_assessment_opening import box, boxes, trigger


def test_it_is_written_in_the_formats_that_are_chosen(
    qtbot: QtBot, assessment: AssessmentController, context: ReaderContext, tmp_path: Path
) -> None:
    report = assessment.report
    trigger(context, "assessment_report")
    dialog = report.show()
    assert dialog is not None
    for index in range(1, dialog.parts_list.count()):
        dialog.parts_list.item(index).setCheckState(Qt.CheckState.Unchecked)
    dialog.made_by.setText("Ann")
    dialog.save_button.click()
    (files,) = (each for each in dialog.findChildren(QFileDialog) if each.isVisible())
    assert Path(files.selectedFiles()[0]).name.startswith("tea-")
    files.reject()
    for suffix in ("json", "md", "pdf"):
        path = tmp_path / f"report.{suffix}"
        with qtbot.waitSignal(context.messages.file_saved) as saved:
            report.save(path)
        assert saved.args == [path]
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["assessment"] == "Tea"
    text = (tmp_path / "report.md").read_text("utf-8")
    assert "Summary for management" in text
    assert "Statement of applicability" not in text
    assert "Ann" in text
    assert "Summary for management" in " ".join(page_texts((tmp_path / "report.pdf").read_bytes()))
    (tmp_path / "logo.png").write_text("no picture", "utf-8")
    dialog.set_logo(tmp_path / "logo.png")
    report.save(tmp_path / "with.html")
    qtbot.waitUntil(lambda: bool(boxes(context)))
    assert "does not hold a PNG" in box(context).text()
    box(context).close()
    assert not (tmp_path / "with.html").exists()
    report.end()
    assert report._dialog is None
