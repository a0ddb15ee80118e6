"""The assessment in a window of its own."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.assess.scales import DEFAULT_SCALES
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.overview_window import CONTROLS, THREATS, OverviewWindow


def test_only_what_is_seen_is_filled(qtbot: QtBot, assessment: AssessmentController) -> None:
    state = assessment.model.state
    assert state is not None
    window = OverviewWindow(DEFAULT_SCALES, ())
    qtbot.addWidget(window)
    window.became_visible.connect(lambda: window.show_state(state, is_editable=True))
    window.show()
    assert window.windowTitle() == "Assessment: Kitchen"
    assert "controls needed" in window.summary.text()
    assert window.controls.states.rowCount() == 0
    window.tabs.setCurrentIndex(CONTROLS)
    assert window.controls.states.rowCount() == len(state.overview.needed)
    window.tabs.setCurrentIndex(THREATS)
    assert window.threats.states.rowCount() == len(state.overview.threats)
    window.field.setText("oversteep")
    assert window.threats.filter.rowCount() == 1
    window.show_state(state, is_editable=False)
    assert not window.board.isEnabled()
