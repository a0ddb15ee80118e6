"""The form of a control."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.control_form import ControlForm


def test_it_is_stated_once_for_all_its_threats(qtbot: QtBot, assessment: AssessmentController) -> None:
    form = ControlForm()
    qtbot.addWidget(form)
    form.show()
    state = assessment.model.state
    assert state is not None
    pot = state.overview.controls["teapot"]
    form.show_control(state, pot, {}, "2026-07-01", is_editable=True)
    assert (form.values["status"], form.values["how"]) == ("implemented", "A guest watches")
    assert form.threats.texts
    assert "all of them" in form._texts["once"].text()
    assert not form.editor("reason").isVisible()  # type: ignore[attr-defined]
    with qtbot.waitSignal(form.evidence_requested) as asked:
        form.add_button.click()
    assert asked.args == [""]
    form.show_control(state, pot, {}, "2026-07-01", is_editable=False)
    assert not form.add_button.isEnabled()
