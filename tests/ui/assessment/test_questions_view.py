"""Questions one at a time and all in view, by mouse and keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.assess.items import AnswerValue, Applicability
from aixreader.assess.questionnaire import WHO_VALUES, YES_VALUES, Stage
from aixreader.services.assessments.question_states import Condition, Consequence, QuestionState
from aixreader.ui.assessment.questions_view import QuestionsView

LEAF = Condition("teatheft", "Tea theft", "only if there is a leaf", None)
BREW = QuestionState("brew", "Tea", "Do you brew?", Stage.OPEN, YES_VALUES, None, "", "tea", (), ())
WHO = replace(BREW, id="who", text="Who brews?", values=WHO_VALUES)
ALWAYS = replace(BREW, id="always", text="", stage=Stage.IMPLIED, values=())
THEFT = Consequence("teatheft", "Tea theft", Applicability.CONFIRM, "To be judged")
ESCAPE = Consequence("escape", "Escape", Applicability.NOT_ASKED, "")


def shown(qtbot: QtBot, *questions: QuestionState) -> QuestionsView:
    view = QuestionsView()
    qtbot.addWidget(view)
    view.show()
    view.show_questions(questions, (ESCAPE,), is_editable=True)
    return view


def visible(view: QuestionsView) -> list[str]:
    return [name for name, card in view.cards.items() if card.isVisible()]


def test_keys_answer_and_go_on(qtbot: QtBot) -> None:
    view = shown(qtbot, BREW, WHO, ALWAYS)
    answers: list[tuple[str, str]] = []
    view.answered.connect(lambda question, value: answers.append((question, value)))
    assert (visible(view), view.progress.text()) == (["brew"], "0 of 2 answered")
    for question, keys in (("brew", "YNUSX"), ("who", "WSBU")):
        for key in keys:
            QTest.keyClick(view.cards[question], Qt.Key[f"Key_{key}"])
        QTest.keyClick(view.cards[question], Qt.Key.Key_Return)
    assert answers == [
        ("brew", "yes"),
        ("brew", "no"),
        ("brew", "unknown"),
        ("who", "self"),
        ("who", "supplier"),
        ("who", "both"),
        ("who", "unknown"),
    ]
    assert visible(view) == ["always"]
    assert not view.next.isEnabled()
    assert view._not_asked.isVisible(), "what is not asked for comes last"
    assert view.show_next_open()
    assert visible(view) == ["brew"]
    view.back.click()
    assert visible(view) == ["brew"]
    view.next.click()
    assert visible(view) == ["who"]


def test_all_in_view(qtbot: QtBot) -> None:
    view = shown(qtbot, BREW, WHO, ALWAYS)
    view.all_box.click()
    assert visible(view) == ["brew", "who", "always"]
    QTest.keyClick(view.cards["who"], Qt.Key.Key_Return)
    assert view.current == "always"
    done = tuple(replace(each, stage=Stage.ANSWERED, value=AnswerValue.UNKNOWN) for each in (BREW, WHO))
    view.show_questions((*done, ALWAYS), (), is_editable=True)
    assert not view.show_next_open()
    assert not view._not_asked.isVisible()
    view.show_questions((), (), is_editable=True)
    assert (view.cards, view.progress.text()) == ({}, "This edition has no questions.")
