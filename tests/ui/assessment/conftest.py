"""An assessment of the tiny site: its file, and what the window has of it, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.assess.document import Assessment, System
from aixreader.assess.document_text import document_text
from aixreader.assess.items import Answer, AnswerValue, Control, ControlStatus
from aixreader.services.assessments.assessed_edition import edition_facts
from aixreader.services.session.session import Session
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.base.reader_context import ReaderContext


@pytest.fixture
def document(session: Session) -> Assessment:
    """Two systems; in the kitchen, oversteeping applies, and one of its controls is in place."""
    systems = (System("kitchen", "Kitchen"), System("garden", "Garden"))
    items = (
        Answer("kitchen", "oversteep", AnswerValue.YES),
        Control("kitchen", "teapot", ControlStatus.IMPLEMENTED, how="A guest watches"),
    )
    ref = edition_facts(session).ref
    return Assessment("0f8fad5b-d9cb-469f-a165-70867728950e", "Tea", ref, systems).with_items(items)


@pytest.fixture
def file(tmp_path: Path, document: Assessment) -> Path:
    """The document in a file."""
    path = tmp_path / "tea.aixassess"
    path.write_text(document_text(document), "utf-8")
    return path


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    """The tiny site is open."""
    context = make_context(bare_window)
    context.set_session(session)
    return context


@pytest.fixture
def closed(context: ReaderContext, tmp_path: Path) -> AssessmentController:
    """Assessments in a window that has none open."""
    return AssessmentController(context, tmp_path / "copies")


@pytest.fixture
def assessment(qtbot: QtBot, closed: AssessmentController, file: Path) -> AssessmentController:
    """The file is open, and what is needed of the edition was read."""
    with qtbot.waitSignal(closed.repository.opened):
        closed.open(file)
    qtbot.waitUntil(lambda: closed.model.state is not None)
    return closed
