"""Answers, and what is judged of conditions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.assess.items import AnswerValue
from aixreader.assess.questionnaire import make_questionnaire, wording_digest
from aixreader.errors import NotFoundError, UserDataError
from aixreader.model.decision_tree import Answer, Outcome, Question
from aixreader.services.assessments.answering import answer_question, condition_keys
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts


def test_an_answer_is_put_in_with_the_digest_of_the_question(empty: AssessedEdition) -> None:
    document = answer_question(empty, "kitchen", "oversteep", "no", "There is a clock")
    answer = document.answer("kitchen", "oversteep")
    assert answer is not None
    assert (answer.answer, answer.reason) == (AnswerValue.NO, "There is a clock")
    assert answer.text_digest == wording_digest(empty.facts.questionnaire.questions["oversteep"])


def test_the_reason_that_is_there_stays(facts: EditionFacts, assessed: AssessedEdition) -> None:
    document = answer_question(assessed, "kitchen", "oversteep", "unknown")
    answer = document.answer("kitchen", "oversteep")
    assert answer is not None
    assert (answer.answer, answer.reason) == (AnswerValue.UNKNOWN, "Nobody <looks>")
    assert answer_question(AssessedEdition(facts, document), "kitchen", "oversteep", "no", "") != document


@pytest.mark.parametrize(
    ("question", "value", "confirmed", "words"),
    [
        ("steeping", "yes", [], "No question 'steeping' is asked"),
        ("always", "yes", [], "No question 'always' is asked"),
        ("oversteep", "both", [], "'both' is no answer to oversteep"),
        ("oversteep", "yes", ["teatheft"], "no condition for 'teatheft'"),
    ],
)
def test_what_there_is_not_is_refused(
    assessed: AssessedEdition, question: str, value: str, confirmed: list[str], words: str
) -> None:
    with pytest.raises((NotFoundError, UserDataError), match=words):
        answer_question(assessed, "kitchen", question, value, confirmed=confirmed)


def test_conditions_are_judged_one_by_one(facts: EditionFacts, assessed: AssessedEdition) -> None:
    outcomes = tuple(Outcome(slug, "threat", f"If {slug}", 3) for slug in ("oversteep", "teatheft"))
    question = Question("brews", "", "QUESTION", "Do you brew?", (), (Answer("yes", "Yes", outcomes),))
    facts.questionnaire = make_questionnaire([question], ["oversteep", "teatheft"], [], str)
    assert condition_keys(facts.questionnaire) == {"brews": ["oversteep", "teatheft"]}
    document = answer_question(assessed, "kitchen", "brews", "yes", None, ["oversteep"], ["teatheft"])
    states = AssessedEdition(facts, document).system("kitchen").overview.threats
    assert [state.applicability.value for state in states.values()] == ["applies", "not"]
    again = answer_question(AssessedEdition(facts, document), "kitchen", "brews", "yes", None, ["teatheft"])
    answer = again.answer("kitchen", "brews")
    assert answer is not None
    assert (answer.confirmed, answer.denied) == (("oversteep", "teatheft"), ())


def test_keys_of_others_stay(facts: EditionFacts, assessed: AssessedEdition) -> None:
    before = assessed.document.answer("kitchen", "oversteep")
    assert before is not None
    document = assessed.document.with_items([replace(before, extra={"mood": "good"})])
    after = answer_question(AssessedEdition(facts, document), "kitchen", "oversteep", "no").answer(
        "kitchen", "oversteep"
    )
    assert after is not None
    assert after.extra == {"mood": "good"}
