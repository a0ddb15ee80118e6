"""A small decision tree of our own writing, with every form that questions have."""

from __future__ import annotations

from collections.abc import Mapping

from aixreader.assess.items import Answer, AnswerValue
from aixreader.assess.questionnaire import Questionnaire, make_questionnaire
from aixreader.model import Answer as Choice
from aixreader.model import Group, Need, Outcome, Question

THREATS = ("whisper", "echo", "weeds", "boughtweeds", "steam", "hotsteam", "coldsteam", "theft", "thirst", "ghost")
GROUPS = (Group("steams", ("steam", "hotsteam", "coldsteam")),)


def leads(slug: str, condition: str = "", line: int = 5, role: str = "threat") -> Outcome:
    return Outcome(slug, role, condition, line)


TREE = (
    Question(
        "talks",
        "g",
        "QUESTION",
        "Does it talk?",
        (),
        (Choice("yes", "", (leads("whisper", "when heard"), leads("echo"), leads("lid", role="control")), "Mind it."),),
    ),
    Question(
        "grows",
        "g",
        "QUESTION",
        "Who grows it?",
        (),
        (
            Choice("supplier", "The supplier", (leads("boughtweeds"), leads("theft")), "The supplier: mind it."),
            Choice("self", "You", (leads("weeds"), leads("theft")), "You: mind it."),
        ),
    ),
    Question(
        "boils",
        "g",
        "QUESTION",
        "Does it boil?",
        (Need("talks", "yes"),),
        (Choice("yes", "", (leads("read", role="discussion"),), "It weighs more."),),
    ),
    Question(
        "garden",
        "g",
        "QUESTION",
        "Do you grow it, and is it secret?",
        (Need("grows", "self"),),
        (
            Choice(
                "yes",
                "",
                (
                    leads("steams", "if warm", role="threat group"),
                    leads("coldsteam", "if cold"),
                    leads("coldsteam", "if icy"),
                ),
            ),
            Choice("no", "No", (leads("whisper"),)),
        ),
    ),
    Question(
        "talkdata",
        "g",
        "QUESTION",
        "Do you talk?",
        (Need("talks", "yes"),),
        (Choice("yes", "", (leads("coldsteam", "as above"),)),),
        is_implied=True,
    ),
    Question("always", "g", "ALWAYS DO", "", (), (Choice("yes", "", (leads("thirst"),)),)),
)


def questionnaire() -> Questionnaire:
    return make_questionnaire(TREE, THREATS, GROUPS, str)


def given(
    values: Mapping[str, str], confirmed: Mapping[str, tuple[str, ...]] | None = None, denied: tuple[str, ...] = ()
) -> dict[str, Answer]:
    """Answers: values by question, and confirmed conditions by question; `denied` holds of all questions."""
    judged = confirmed or {}
    return {
        name: Answer("pot", name, AnswerValue(value), judged.get(name, ()), denied) for name, value in values.items()
    }
