"""The files that were opened before."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.base.reader_context import ReaderContext


def test_a_file_is_opened_again(
    qtbot: QtBot, assessment: AssessmentController, context: ReaderContext, file: Path
) -> None:
    menu = assessment.recent_menu.menu
    assessment.close()
    context.actions.menu_of("assess").aboutToShow.emit()
    assert menu.menuAction().isEnabled()
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text().startswith("&1 tea · ")
    with qtbot.waitSignal(assessment.repository.opened):
        action.trigger()
    assert assessment.repository.path == file.resolve()
