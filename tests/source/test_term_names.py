"""What may be the name of a term, and what a sentence begins with."""

from __future__ import annotations

import pytest

from aixreader.model.term import ABBREVIATION
from aixreader.source.term_names import abbreviation, as_sentence, is_name, is_short, plain_name


@pytest.mark.parametrize("name", ["Kettle", "Ready light", "Loose leaf tea (LLT)", "Cup-side brewing", "TLA"])
def test_a_few_words_for_one_thing_are_a_name(name: str) -> None:
    assert is_name(name)


def test_anything_else_is_none() -> None:
    sentences = ("This", "The kettle", "See also", "Why it boils", "Important", "Protecting the tea")
    for name in ("", "?", "12", "Tea and coffee", "Tea/coffee", "What: this", "one " * 7, "x" * 61, *sentences):
        assert not is_name(name), name


def test_names_are_told_without_notes_and_number() -> None:
    assert plain_name(" Loose leaf tea (LLT): ") == "Loose leaf tea (LLT)"
    assert plain_name("Loose leaf tea (LLT)") == "Loose leaf tea"
    assert [is_short(name) for name in ("TLA", "DoW", "Tea", "T")] == [True, True, False, False]
    found = abbreviation(7, "LLTs", "loose leaf teas")
    assert (found.at, found.name, found.meaning, found.kind) == (7, "LLT", "Loose leaf tea", ABBREVIATION)
    assert as_sentence("a pot of tea. It is hot.") == "A pot of tea. It is hot."
