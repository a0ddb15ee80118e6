"""Which threats apply, and why."""

from __future__ import annotations

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from aixreader.assess.applicability import (
    Impact,
    answers_in,
    applicabilities,
    decided,
    findings,
    impacts,
    open_conditions,
    reason_text,
    see_also,
)
from aixreader.assess.items import Answer, AnswerValue, Applicability, Override, Responsible, Threat
from tests.assess.decision_tree import THREATS, TREE, given, questionnaire

TREE_QUESTIONS = [question.id for question in TREE]
KEYS = ("whisper", "steams", "coldsteam", "coldsteam#2")
OTHER = "sha256:" + "0" * 64
SHORT = {"applies": "+", "not": "-", "confirm": "?", "undecided": "o", "not-asked": "."}
ANSWERS = st.builds(
    Answer,
    st.just("pot"),
    st.just(""),
    st.sampled_from(AnswerValue),
    st.sets(st.sampled_from(KEYS)).map(tuple),
    st.sets(st.sampled_from(KEYS)).map(tuple),
)
GIVEN = st.dictionaries(st.sampled_from(TREE_QUESTIONS), ANSWERS)


def found(values: dict[str, str], confirmed: tuple[str, ...] = (), denied: tuple[str, ...] = ()) -> str:
    judged = dict.fromkeys(TREE_QUESTIONS, confirmed)
    results = findings(questionnaire(), given(values, judged, denied))
    return "".join(SHORT[results[name].applicability] for name in THREATS)


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        # whisper echo weeds boughtweeds steam hotsteam coldsteam theft thirst ghost
        ({}, "ooooooo" + "o+."),
        ({"talks": "yes"}, "?+oooo?" + "o+."),
        ({"talks": "no", "grows": "supplier"}, "---+---" + "++."),
        ({"talks": "unknown", "grows": "unknown"}, "ooooooo" + "o+."),
        ({"talks": "no", "grows": "self", "garden": "no"}, "+-+----" + "++."),
        ({"talks": "no", "grows": "both", "garden": "yes"}, "--++???" + "++."),
        ({"talks": "no", "grows": "both", "garden": "unknown"}, "o-++ooo" + "++."),
        ({"talks": "both", "grows": "yes"}, "ooooooo" + "o+."),
    ],
)
def test_what_follows_from_answers(values: dict[str, str], marks: str) -> None:
    assert found(values) == marks


def test_conditions_are_judged_by_the_user() -> None:
    values = {"talks": "yes", "grows": "self", "garden": "yes"}
    assert found(values) == "?++-???" + "++."
    assert found(values, confirmed=("whisper", "coldsteam#2")) == "+++-??+" + "++."
    assert found(values, denied=KEYS) == "-++---?" + "++."
    assert found(values | {"talkdata": "no"}, denied=KEYS) == "-++----" + "++."  # asked for nothing but the condition
    assert found(values, confirmed=("whisper",), denied=("whisper",)) == "?++-???" + "++."
    waiting = open_conditions(findings(questionnaire(), given(values, {"talks": ("whisper",)})))
    assert [(way.question, way.key, way.condition) for way in waiting] == [
        ("garden", "steams", "if warm"),
        ("garden", "coldsteam", "if cold"),
        ("garden", "coldsteam#2", "if icy"),
        ("talkdata", "coldsteam", "as above"),
    ]


def test_conditions_are_judged_again_once_the_question_is_reworded() -> None:
    tree = questionnaire()
    for digest, applicability in ((tree.wordings["talks"], "applies"), ("", "applies"), (OTHER, "confirm")):
        answer = Answer("pot", "talks", AnswerValue.YES, ("whisper",), text_digest=digest)
        results = findings(tree, {"talks": answer})
        assert results["whisper"].applicability == applicability
        assert results["echo"].applicability is Applicability.APPLIES
        assert tree.is_reworded(answer) == (digest == OTHER)
    assert not tree.is_reworded(Answer("pot", "other", AnswerValue.YES, text_digest=OTHER))


def test_who_is_responsible() -> None:
    def who(**values: str) -> list[Responsible]:
        results = findings(questionnaire(), given(values))
        return [results[name].responsible for name in ("boughtweeds", "weeds", "theft", "steam", "echo")]

    unset, own, supplier, shared = Responsible
    assert who(talks="yes", grows="both", garden="yes") == [supplier, own, shared, own, unset]
    assert who(talks="yes", grows="supplier") == [supplier, unset, supplier, unset, unset]
    assert who() == [unset] * 5


def test_what_raises_the_impact() -> None:
    tree = questionnaire()
    assert impacts(tree, given({"talks": "yes", "boils": "yes"})) == (Impact("boils", "It weighs more.", ("read",)),)
    assert impacts(tree, given({"talks": "no", "boils": "yes"})) == ()
    assert impacts(tree, given({"talks": "yes", "boils": "unknown"})) == ()


def test_what_is_to_be_read_beside() -> None:
    tree = questionnaire()
    assert see_also(tree, given({"talks": "yes", "boils": "yes"})) == {"talks": ("lid",), "boils": ("read",)}
    assert see_also(tree, {}) == {}


@pytest.mark.parametrize(
    ("values", "threat", "text"),
    [
        ({"talks": "yes"}, "echo", "Answered “yes”: Does it talk?"),
        ({"talks": "yes"}, "whisper", "Answered “yes”: Does it talk?\nTo be judged: when heard"),
        ({"grows": "supplier"}, "steam", "Answered “supplier”: Who grows it?"),
        ({"grows": "self"}, "steam", "Not answered yet: Do you grow it, and is it secret?"),
        ({"grows": "unknown"}, "hotsteam", "Not answered yet: Do you grow it, and is it secret?"),
        ({"grows": "unknown", "garden": "yes"}, "hotsteam", "Answered “unknown”: Who grows it?"),
        ({"grows": "self", "garden": "no"}, "steam", "Answered “no”: Do you grow it, and is it secret?"),
        ({}, "thirst", "The Exchange asks to consider it always."),
    ],
)
def test_reasons_in_words(values: dict[str, str], threat: str, text: str) -> None:
    """They name the question that decides, which may be one that another takes for granted."""
    tree = questionnaire()
    assert reason_text(findings(tree, given(values))[threat].reasons[0], tree) == text


def test_reasons_of_shared_facts_and_conditions() -> None:
    tree = questionnaire()
    results = findings(tree, given({"talks": "yes", "grows": "supplier"}, {"talks": ("whisper",)}))
    (shared,) = results["coldsteam"].reasons
    assert reason_text(shared, tree) == "Answered “yes”: Does it talk?\nTo be judged: as above"
    (heard,) = results["whisper"].reasons
    assert reason_text(heard, tree) == "Answered “yes”: Does it talk?\nHolds: when heard"
    assert results["ghost"].reasons == ()
    results = findings(tree, given({"talks": "yes"}, denied=("whisper",)))
    assert [reason_text(reason, tree) for reason in results["whisper"].reasons] == [
        "Not answered yet: Who grows it?",
    ]
    results = findings(tree, given({"talks": "yes", "grows": "supplier"}, denied=("whisper",)))
    assert [reason_text(reason, tree) for reason in results["whisper"].reasons] == [
        "Answered “yes”: Does it talk?\nDoes not hold: when heard",
        "Answered “supplier”: Who grows it?",
    ]


def test_the_user_decides_in_the_end() -> None:
    for derived in Applicability:
        assert decided(derived, None) is derived
        assert decided(derived, Override("not", "small")) is Applicability.NOT
        assert decided(derived, Override("applies", "large")) is Applicability.APPLIES


def test_from_the_items_of_a_document() -> None:
    """A decision about a threat that the edition does not have is kept as it is."""
    items = (
        Answer("pot", "talks", AnswerValue.NO),
        Threat("pot", "echo", Override("applies", "thin walls")),
        Threat("pot", "ghost"),
        Threat("pot", "gone", Override("not", "no longer")),
        Threat("pot", "noted", note="seen"),
    )
    assert answers_in(items) == {"talks": items[0]}
    decisions = applicabilities(findings(questionnaire(), answers_in(items)), items)
    assert {name: decisions[name] for name in ("whisper", "echo", "ghost", "gone")} == {
        "whisper": Applicability.UNDECIDED,
        "echo": Applicability.APPLIES,
        "ghost": Applicability.NOT_ASKED,
        "gone": Applicability.NOT,
    }
    assert tuple(decisions) == (*THREATS, "gone")


@settings(max_examples=40)
@for_all(GIVEN)
def test_every_threat_gets_an_answer(answers: dict[str, Answer]) -> None:
    results = findings(questionnaire(), answers)
    assert tuple(results) == THREATS
    for name, finding in results.items():
        assert (finding.applicability is Applicability.NOT_ASKED) == (name == "ghost") == (not finding.reasons)


@settings(max_examples=40)
@for_all(GIVEN, st.sets(st.sampled_from(TREE_QUESTIONS)))
def test_what_is_not_known_is_never_a_no(answers: dict[str, Answer], unknown: set[str]) -> None:
    """With an unknown or missing answer in place of a known one, nothing comes to apply or not to apply."""
    tree = questionnaire()
    known = findings(tree, answers)
    for less in (
        {name: answer for name, answer in answers.items() if name not in unknown},
        {
            name: Answer("pot", name, AnswerValue.UNKNOWN) if name in unknown else answer
            for name, answer in answers.items()
        },
    ):
        for name, finding in findings(tree, less).items():
            if finding.applicability in (Applicability.APPLIES, Applicability.NOT):
                assert finding.applicability is known[name].applicability


@settings(max_examples=40)
@for_all(GIVEN)
def test_questions_end(answers: dict[str, Answer]) -> None:
    """Each answer makes one question less; in the end nothing waits for an answer but conditions and the unknown."""
    tree = questionnaire()
    for _ in TREE:
        question = tree.next_question(answers)
        if question is None:
            break
        assert question.id not in answers
        answers = answers | {question.id: Answer("pot", question.id, AnswerValue.NO)}
    assert tree.next_question(answers) is None
