"""Completions and corrections."""

from __future__ import annotations

import pytest

from aixreader.search.postings import Postings
from aixreader.search.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary(files: dict[str, bytes]) -> Vocabulary:
    return Vocabulary(Postings(files))


def test_known_words(vocabulary: Vocabulary) -> None:
    assert vocabulary.contains("kettles"), "by its stem"
    assert vocabulary.contains("iso"), "among the references"
    assert not vocabulary.contains("ketle")


def test_endings(vocabulary: Vocabulary) -> None:
    assert "kettle" in vocabulary.completions("ket")
    assert vocabulary.completions("ov") == ["oversteeping"]
    assert vocabulary.completions("or") == [], "two letters: titles only"
    assert "organizations" in vocabulary.completions("organis")
    assert "kettle" not in vocabulary.completions("kettle")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ketle", "kettle"), ("kettel", "kettle"), ("oversteping", "oversteeping"), ("evergency", "emergency")],
)
def test_misspellings(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert vocabulary.spellings(typed)[0] == meant


@pytest.mark.parametrize("typed", ["tee", "zzzzzz", "2024", "aml.t0051", ""])
def test_some_words_are_no_misspellings(vocabulary: Vocabulary, typed: str) -> None:
    assert vocabulary.spellings(typed) == ()
