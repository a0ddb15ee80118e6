"""The assessment and the other parts of a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.assess.document_text import document_text
from aixreader.assess.items import Control, ControlStatus
from aixreader.ui.assessment.assessment_controller import PANEL
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import trigger
from tests.ui.window.test_drops import data, drop


def test_one_is_dropped_changed_undone_and_closed(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], tmp_path: Path
) -> None:
    file = tmp_path / "tea.aixassess"
    system = System("kitchen", "Kitchen")
    document = Assessment("0f8fad5b-d9cb-469f-a165-70867728950e", "Tea", EditionRef(), (system,))
    file.write_text(document_text(document), "utf-8")
    assessment, sidebar = controller.parts.assessment, controller.window.sidebar
    sidebar.show_panel(PANEL)
    assert sidebar.panel != PANEL, "there is none"
    open_built()
    with qtbot.waitSignal(assessment.repository.opened):
        assert drop(controller.window, QPoint(9, 9), data(str(file))) == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: assessment.model.state is not None)
    assert sidebar.panel == PANEL
    lid = Control("kitchen", "lidlock", ControlStatus.ABSENT)
    assessment.model.edit(lambda assessed: assessed.document.with_items([lid]), "control stated")
    said: list[str] = []
    controller.context.messages.status_changed.connect(lambda text, _timeout: said.append(text))
    trigger(controller, "undo")
    assert assessment.model.document == document
    trigger(controller, "redo")
    assert assessment.model.document == document.with_items([lid])
    assert said == ["Undone: control stated", "Redone: control stated"]
    assert list(assessment.recent) == [str(file)]
    trigger(controller, "close_assessment")
    assert not controller.parts.marks.repository.can_undo, "what is closed is not undone"
    assert sidebar.panel != PANEL
    assert "absent" in file.read_text("utf-8")
    controller.parts.marks.exchange.wiped.emit()
    assert not assessment.recent
    assert not controller.state.saved.assessments, "nothing of it is written again"
    assert file.is_file(), "the file is the user's own"
