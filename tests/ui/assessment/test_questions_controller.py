"""Answers given in the panel: what is written, what follows, and what can be undone."""

from __future__ import annotations

from aixreader.assess.items import Answer, AnswerValue
from aixreader.services.session.session import Session
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.assessment_model import AssessmentEdit
from aixreader.ui.assessment.questions_controller import VIEW
from aixreader.ui.assessment.questions_view import QuestionsView
from aixreader.ui.base.reader_context import ReaderContext


def view_of(assessment: AssessmentController) -> QuestionsView:
    assessment.panel.show()
    view = assessment.panel.show_view(VIEW)
    assert isinstance(view, QuestionsView)
    return view


def answer(assessment: AssessmentController) -> Answer | None:
    assert assessment.model.document is not None
    return assessment.model.document.answer("kitchen", "oversteep")


def test_an_answer_is_an_edit_and_what_follows_is_shown(
    assessment: AssessmentController, context: ReaderContext, session: Session
) -> None:
    view = view_of(assessment)
    card = view.cards["oversteep"]
    assert view.progress.text() == "1 of 1 answered"
    edits: list[object] = []
    assessment.model.edited.connect(edits.append)
    card.answer_button(AnswerValue.NO).click()
    given = answer(assessment)
    assert given is not None
    assert given.answer is AnswerValue.NO
    assert "○ Does not apply" in card.consequences.texts[0]
    card.reason.set_text("There is a clock")
    card.submit()
    given = answer(assessment)
    assert given is not None
    assert (given.answer, given.reason) == (AnswerValue.NO, "There is a clock")
    steps = [edit for edit in edits if isinstance(edit, AssessmentEdit)]
    assert [step.text for step in steps] == ["question answered", "reason of an answer changed"]
    for step in reversed(steps):
        step.undo()
    given = answer(assessment)
    assert given == Answer("kitchen", "oversteep", AnswerValue.YES)
    assert card.answer_button(AnswerValue.YES).isChecked()
    assert card.reason.value == ""

    peeked: list[str] = []
    context.peek_requested.connect(peeked.append)
    card.text_requested.emit("oversteep")
    asked = session.edition.findings.decision_tree
    assert peeked == [session.address(next(each.section for each in asked if each.id == "oversteep"))]
    chosen: list[str] = []
    assessment.questions.threat_chosen.connect(chosen.append)
    view.threat_chosen.emit("oversteep")
    assert chosen == ["threat/kitchen/oversteep"]
    assessment.panel.hide()


def test_the_next_open_question_is_shown_by_a_key(assessment: AssessmentController, context: ReaderContext) -> None:
    said: list[str] = []
    context.messages.status_changed.connect(lambda text, _time: said.append(text))
    assessment.panel.show()
    context.actions.refresh()
    context.actions["next_question"].trigger()
    assert said == ["All questions are answered, and all conditions judged."]
    assessment.model.choose_system("garden")
    context.actions["next_question"].trigger()
    view = view_of(assessment)
    assert view.current == "oversteep"
    view.cards["oversteep"].reason.set_text("typed, and not left")
    assessment.close()
    context.actions.refresh()
    assert not context.actions["next_question"].isEnabled()
    assessment.panel.hide()
