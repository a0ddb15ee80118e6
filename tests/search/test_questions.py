"""What questions ask for."""

from __future__ import annotations

import pytest

from aixreader.search.questions import wanted_role


@pytest.mark.parametrize(
    "text", ["How do I stop leaks?", "which controls help", "Prevent theft", "what can we do about it"]
)
def test_questions_for_something_to_do(text: str) -> None:
    assert wanted_role(text) == "control"


@pytest.mark.parametrize(
    "text", ["an attacker fills the kettle", "somebody hides the lid", "tea leaks", "stolen cups", "What is a kettle?"]
)
def test_what_is_done_to_somebody(text: str) -> None:
    assert wanted_role(text) == "threat"


@pytest.mark.parametrize("text", ["kettles are", "", "who is to blame?", "kettles that stop", "how about tea"])
def test_other_questions(text: str) -> None:
    assert wanted_role(text) == ""
