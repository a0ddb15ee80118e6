"""The questions as they are put to a user."""

from __future__ import annotations

from dataclasses import replace

from aixreader.assess.document import Assessment
from aixreader.assess.items import Answer, AnswerValue, Applicability, Override, Threat
from aixreader.assess.questionnaire import Stage, make_questionnaire
from aixreader.model.decision_tree import Answer as Leading
from aixreader.model.decision_tree import Outcome, Question
from aixreader.services.assessments.assessed_edition import AssessedEdition, AssessedSystem, EditionFacts
from aixreader.services.assessments.question_states import (
    Condition,
    QuestionState,
    not_asked,
    progress,
    question_states,
    short_question,
)

LEAF = "only if there is a leaf"


def asked(facts: EditionFacts, document: Assessment, *items: Answer | Threat) -> AssessedSystem:
    """The kitchen, of which a question leads to tea theft under a condition."""
    question = Question(
        "leaf",
        "Leaves",
        "QUESTION",
        "Is there tea?",
        (),
        (Leading("yes", "", (Outcome("teatheft", "threat", LEAF, 3),)),),
        "teatheft",
    )
    other = EditionFacts(facts.session, facts.root)
    other.questionnaire = make_questionnaire([question], facts.subjects.threats, (), facts.root)
    changed = replace(document, items={}).with_items(items)
    return AssessedEdition(other, changed).system("kitchen")


def only(state: AssessedSystem) -> QuestionState:
    (question,) = question_states(state)
    return question


def test_what_follows_is_told_with_its_reasons(assessed: AssessedEdition) -> None:
    questions = {question.id: question for question in question_states(assessed.system("kitchen"))}
    oversteep = questions["oversteep"]
    assert (oversteep.stage, oversteep.value, oversteep.reason) == (Stage.ANSWERED, AnswerValue.YES, "Nobody <looks>")
    assert oversteep.values == (AnswerValue.YES, AnswerValue.NO, AnswerValue.UNKNOWN)
    (follows,) = oversteep.consequences
    assert (follows.threat, follows.applicability) == ("oversteep", Applicability.APPLIES)
    assert follows.text.startswith("Answered “yes”: ")
    assert not oversteep.is_open
    always = questions["always"]
    assert (always.values, always.stage) == ((), Stage.IMPLIED)
    assert always.consequences[0].text == "The Exchange asks to consider it always."
    assert progress(questions.values()) == (1, 1)


def test_an_open_question_says_nothing_yet(empty: AssessedEdition) -> None:
    questions = {question.id: question for question in question_states(empty.system("kitchen"))}
    assert questions["oversteep"].is_open
    assert questions["oversteep"].consequences == ()
    assert progress(questions.values()) == (0, 1)


def test_conditions_of_the_answer_are_to_be_judged(facts: EditionFacts, document: Assessment) -> None:
    no = Answer("kitchen", "leaf", AnswerValue.NO)
    assert only(asked(facts, document, no)).conditions == (), "another answer has none"
    yes = replace(no, answer=AnswerValue.YES)
    name = facts.subjects.threats["teatheft"].name
    for answer, holds in (
        (yes, None),
        (replace(yes, confirmed=("teatheft",)), True),
        (replace(yes, denied=("teatheft",)), False),
        (replace(yes, denied=("teatheft",), text_digest=f"sha256:{'0' * 64}"), None),
    ):
        question = only(asked(facts, document, answer))
        assert question.conditions == (Condition("teatheft", name, LEAF, holds),)
        assert question.is_open == (holds is None)
        assert question.is_reworded == bool(answer.text_digest)


def test_what_no_question_asks_for_is_for_the_user_to_decide(facts: EditionFacts, document: Assessment) -> None:
    (threat,) = not_asked(asked(facts, document))
    assert (threat.threat, threat.applicability) == ("oversteep", Applicability.NOT_ASKED)
    assert threat.text == "No question of the Exchange asks for it: decide it yourself."
    decided = Threat("kitchen", "oversteep", Override("not", "We drink water", "Ann"))
    (threat,) = not_asked(asked(facts, document, decided))
    assert (threat.applicability, threat.is_overridden) == (Applicability.NOT, True)
    assert threat.text == "Decided by Ann: We drink water"


def test_a_long_question_is_named_by_its_beginning() -> None:
    assert short_question("Is there tea?") == "Is there tea?"
    assert (
        short_question("Is there tea in the pot, " * 9)
        == "Is there tea in the pot, Is there tea in the pot, Is there tea in the…"
    )
    assert len(short_question("x" * 500)) == 71
