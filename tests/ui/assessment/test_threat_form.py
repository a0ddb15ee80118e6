"""The form of a threat."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.assess.items import Control, ControlStatus, Threat, Treatment
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.editors import ChoiceEditor
from aixreader.ui.assessment.threat_form import ACCEPTED, ThreatForm


def show(form: ThreatForm, assessment: AssessmentController) -> None:
    state = assessment.model.state
    assert state is not None
    form.show_threat(state, state.overview.threats["oversteep"], {}, is_editable=True)


def test_it_shows_what_follows_and_asks_for_what_belongs_to_a_choice(
    qtbot: QtBot, assessment: AssessmentController
) -> None:
    form = ThreatForm()
    qtbot.addWidget(form)
    form.show()
    show(form, assessment)
    assert form._texts["applies"].text() == "● Applies"
    assert "Answered “yes”" in form._texts["why"].text()
    assert form._texts["risk"].text() == "Risk: not rated"
    assert len(form.controls.texts) == 3
    assert any(text.startswith("✓ In place") for text in form.controls.texts)
    choice = form.editor("impact")
    assert isinstance(choice, ChoiceEditor)
    assert choice.count() > 2, "the levels of the document, and none"
    hidden = [name for name in ACCEPTED if not form.editor(name).isVisible()]  # type: ignore[attr-defined]
    assert hidden == list(ACCEPTED)
    stated = Threat("kitchen", "oversteep", likelihood="high", impact="high", treatment=Treatment.ACCEPT)
    control = Control("kitchen", "lidlock", ControlStatus.NOT_APPLICABLE, "No lid")
    changed = assessment.model.document
    assert changed is not None
    assessment.repository.change(changed.with_items([stated, control]))
    show(form, assessment)
    assert form.values["treatment"] == "accept"
    assert all(form.editor(name).isVisible() for name in ACCEPTED)  # type: ignore[attr-defined]
    assert form._texts["risk"].text() != "Risk: not rated"
