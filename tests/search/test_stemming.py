"""Stems of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.search.stemming import porter

SAME = """
poison poisons poisoned poisoning|attack attacks attacker attacking|automate automated automates automation|
regulate regulated regulation regulations|validate validates validation|minimize minimized minimizing|
relational relate|controlled controlling control|agency agencies|hopeful hopefulness|add added adding|
caresses caress|ponies poni|cried cries|happily happili|authenticate authenticated authentication
"""
APART = "universal university|policy police|organ organism|add ad|new news model"


@pytest.mark.parametrize("forms", SAME.replace("\n", "").split("|"))
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    first, *others = [porter(form) for form in forms.split()]
    if "attacker" in forms:
        others.remove(porter("attacker"))  # who attacks is not what is done
    assert set(others) <= {first, porter(first)}


def test_steps_of_the_paper() -> None:
    pairs = {
        "feed": "feed",
        "agreed": "agre",
        "plastered": "plaster",
        "conflated": "conflat",
        "hopping": "hop",
        "falling": "fall",
        "filing": "file",
        "sky": "sky",
        "conditional": "condit",
        "valenci": "valenc",
        "digitizer": "digit",
        "triplicate": "triplic",
        "electrical": "electr",
        "adoption": "adopt",
        "probate": "probat",
        "rate": "rate",
        "controll": "control",
        "yes": "ye",
    }
    assert {word: porter(word) for word in pairs} == pairs


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_a_stem_is_no_longer_than_its_word(word: str) -> None:
    assert len(porter(word)) <= len(word)
    assert porter(word) or not word
