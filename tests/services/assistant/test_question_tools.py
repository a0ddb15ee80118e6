"""The questions of an edition, and what follows from answers."""

from __future__ import annotations

import pytest

from aixreader.errors import RefusedCallError
from tests.services.assistant.conftest import Ask


def test_questions_come_with_what_they_lead_to(ask: Ask) -> None:
    answer = ask("questions")
    first = answer["items"][0]
    assert (first["kind"], first["id"], first["state"]) == ("question", "oversteep", "open")
    assert first["leads_to"] == [
        {"answer": "yes", "id": "oversteep", "role": "threat", "condition": first["leads_to"][0]["condition"]}
    ]
    assert {item["kind"] for item in answer["items"]} == {"question"}
    assert ask("section", id=first["section"])["items"]


@pytest.mark.parametrize(("value", "applies"), [("yes", "applies"), ("no", "not"), ("unknown", "undecided")])
def test_answers_lead_to_threats_with_reasons(ask: Ask, value: str, applies: str) -> None:
    items = ask("questions", answers={"oversteep": value}, limit=25)["items"]
    threats = {item["id"]: item for item in items if item["kind"] == "threat"}
    assert threats["oversteep"]["applies"] == applies
    assert threats["teatheft"]["applies"] == "applies"
    assert value in threats["oversteep"]["reasons"][0]


@pytest.mark.parametrize(
    ("answers", "words"),
    [({"nope": "yes"}, "no question 'nope'"), ({"oversteep": "both"}, "Answers: yes, no, unknown")],
)
def test_other_answers_are_refused(ask: Ask, answers: dict[str, str], words: str) -> None:
    with pytest.raises(RefusedCallError, match=words):
        ask("questions", answers=answers)
