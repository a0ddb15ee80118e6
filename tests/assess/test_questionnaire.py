"""Which question is next, and which matter no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.assess.document import ModelOrigin
from aixreader.assess.questionnaire import Stage, choices, make_questionnaire, presets, wording_digest
from aixreader.model import Need
from tests.assess.decision_tree import GROUPS, THREATS, TREE, given, questionnaire


@pytest.mark.parametrize(
    ("values", "stages", "following"),
    [
        ({}, "open open waiting waiting implied implied", "talks"),
        ({"talks": "yes"}, "answered open open waiting implied implied", "grows"),
        ({"talks": "no", "grows": "supplier"}, "answered answered moot moot implied implied", None),
        ({"talks": "unknown", "grows": "both"}, "answered answered open open implied implied", "boils"),
        ({"talks": "no", "grows": "self", "boils": "yes"}, "answered answered moot open implied implied", "garden"),
        ({"garden": "no"}, "open open waiting answered implied implied", "talks"),
    ],
)
def test_where_questions_stand(values: dict[str, str], stages: str, following: str | None) -> None:
    """An answer to a question that matters no more is kept, and says nothing."""
    tree, answers = questionnaire(), given(values)
    assert [tree.stage(name, answers) for name in tree.questions] == [Stage(stage) for stage in stages.split()]
    found = tree.next_question(answers)
    assert (found.id if found else None) == following


def test_ways_to_threats() -> None:
    """A group stands for the threats that its question does not name; what nobody asks for has no way."""
    routes = questionnaire().routes
    assert tuple(routes) == THREATS
    assert routes["ghost"] == ()
    assert [(way.question, way.answer, way.via, way.key) for way in routes["hotsteam"]] == [
        ("garden", "yes", "steams", "steams")
    ]
    assert [(way.question, way.via, way.key) for way in routes["coldsteam"]] == [
        ("garden", "", "coldsteam"),
        ("garden", "", "coldsteam#2"),
        ("talkdata", "", "coldsteam"),
    ]


def test_names_are_the_oldest_ones() -> None:
    routes = make_questionnaire(TREE, THREATS, GROUPS, str.upper).routes
    assert list(routes) == [threat.upper() for threat in THREATS]
    assert [(way.via, way.key) for way in routes["STEAM"]] == [("STEAMS", "STEAMS")]


def test_a_question_needs_only_earlier_ones() -> None:
    circle = (replace(TREE[0], needs=(Need("boils", "yes"),)), *TREE[1:])
    assert make_questionnaire(circle, THREATS, GROUPS, str).questions["talks"].needs == ()
    alone = make_questionnaire(TREE[4:], THREATS, GROUPS, str)  # which has nothing left that it follows from
    assert alone.stage("talkdata", {}) is Stage.OPEN


def test_choices() -> None:
    by_name = questionnaire().questions
    assert choices(by_name["grows"]) == ("self", "supplier", "both", "unknown")
    assert choices(by_name["talks"]) == choices(by_name["garden"]) == ("yes", "no", "unknown")


def test_presets() -> None:
    """Whoever tunes a bought model depends on both; nothing is known of where it runs."""
    assert presets(ModelOrigin.UNSET) == {}
    assert presets(ModelOrigin.FINETUNED) == {"trains": "both"}
    assert presets(ModelOrigin.READYMADE_SELFHOSTED) == {"trains": "supplier", "runs": "self"}


def test_the_wording_of_a_question() -> None:
    question = TREE[0]
    digest = wording_digest(question)
    assert digest.startswith("sha256:")
    assert wording_digest(replace(question, text=f"  {question.text}\n", line=9, section="b")) == digest
    assert wording_digest(replace(question, text="Does it sing?")) != digest
    (choice,) = question.answers
    changed = replace(choice.outcomes[0], condition="when seen")
    assert wording_digest(replace(question, answers=(replace(choice, outcomes=(changed,)),))) != digest
