"""One question: its conditions, what follows, and a reason that is being typed."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from aixreader.assess.items import AnswerValue
from aixreader.assess.questionnaire import YES_VALUES, Stage
from aixreader.services.assessments.question_states import QuestionState
from aixreader.ui.assessment.question_card import QuestionCard

BREW = QuestionState("brew", "Tea", "Do you brew?", Stage.ANSWERED, YES_VALUES, AnswerValue.YES, "First", "tea", (), ())


def shown(qtbot: QtBot, question: QuestionState = BREW) -> QuestionCard:
    card = QuestionCard(question)
    qtbot.addWidget(card)
    card.show_question(question, is_editable=True)
    return card


def test_a_reason_that_is_typed_stays_until_it_is_left(qtbot: QtBot) -> None:
    card = shown(qtbot)
    given: list[str] = []
    card.reason_given.connect(lambda _question, text: given.append(text))
    card.reason.set_text("Second")
    card.show_question(replace(BREW, value=AnswerValue.NO), is_editable=True)
    assert card.reason.value == "Second"
    card.submit()
    assert given == ["Second"]
    card.show_question(replace(BREW, reason="Second"), is_editable=True)
    card.show_question(replace(BREW, reason="Third"), is_editable=False)
    assert card.reason.value == "Third"
    assert card.reason.isReadOnly()
    assert not card.answer_button(AnswerValue.NO).isEnabled()
    card.submit()
    assert given == ["Second"]


def test_where_a_question_stands_is_told(qtbot: QtBot) -> None:
    card = shown(qtbot)
    assert card._stage.isHidden()
    card.show_question(replace(BREW, stage=Stage.MOOT), is_editable=True)
    assert card._stage.text() == "It does not matter: another answer rules it out."
    assert not card.answer_button(AnswerValue.YES).isEnabled()
    assert card.answer_button(AnswerValue.YES).isChecked(), "what was answered is kept"
    card.show_question(replace(BREW, is_reworded=True), is_editable=True)
    assert card._stage.text().startswith("This question was worded otherwise")
    asked: list[str] = []
    card.text_requested.connect(asked.append)
    card._show_text.click()
    assert asked == ["brew"]
