"""Making and opening assessments."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_controller import PANEL, AssessmentController
from aixreader.ui.assessment.new_dialog import NewDialog
from aixreader.ui.base.reader_context import ReaderContext


def trigger(context: ReaderContext, action: str) -> None:
    context.actions.refresh()
    assert context.actions[action].isEnabled()
    context.actions[action].trigger()


def boxes(context: ReaderContext) -> list[QMessageBox]:
    return [box for box in context.window.findChildren(QMessageBox) if box.isVisible()]


def box(context: ReaderContext) -> QMessageBox:
    (found,) = boxes(context)
    return found


def test_a_new_one_is_written_to_a_file_and_shown(
    qtbot: QtBot, closed: AssessmentController, context: ReaderContext, tmp_path: Path
) -> None:
    shown: list[object] = []
    closed.shown_changed.connect(shown.append)
    context.panel_requested.connect(shown.append)
    context.actions.refresh()
    assert not context.actions["assessment"].isEnabled()
    trigger(context, "new_assessment")
    (dialog,) = context.window.findChildren(NewDialog)
    dialog.name.setText("Tea kitchen")
    dialog.save.click()
    (files,) = (each for each in context.window.findChildren(QFileDialog) if each.isVisible())
    assert Path(files.selectedFiles()[0]).name == "tea-kitchen.aixassess"
    files.close()
    path = tmp_path / "kitchen.aixassess"
    with qtbot.waitSignal(closed.repository.opened):
        closed.opening.create(path, "Tea kitchen")
    assert path.is_file()
    assert shown == [True, PANEL]
    assert closed.panel.name.text() == "Tea kitchen"
    assert closed.panel.status.text() == "Saved"
    assert closed.recent == (str(path),)
    trigger(context, "close_assessment")
    assert shown == [True, PANEL, False]
    closed.opening.create(path, "Tea kitchen")
    qtbot.waitUntil(lambda: bool(boxes(context)))
    assert "is there already" in box(context).text()
    box(context).close()


def test_a_file_is_asked_for(qtbot: QtBot, closed: AssessmentController, context: ReaderContext, file: Path) -> None:
    trigger(context, "open_assessment")
    (files,) = (each for each in context.window.findChildren(QFileDialog) if each.isVisible())
    with qtbot.waitSignal(closed.repository.opened):
        files.fileSelected.emit(str(file))
    files.close()
    assert closed.model.document is not None
