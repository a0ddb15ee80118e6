"""Completions and corrections."""

from __future__ import annotations

import pytest

from aixreader.search.postings import Postings
from aixreader.search.vocabulary import WRITTEN_WITH, Vocabulary, is_inflected, sound_of


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
    [
        ("ketle", "kettle"),
        ("kettel", "kettle"),
        ("oversteping", "oversteeping"),
        ("evergency", "emergency"),
        ("emergentsy", "emergency"),
        ("emerjency", "emergency"),
        ("mergency", "emergency"),
        ("organisatie", "organizations"),
        ("behafior", "behavior"),
        ("trusst", "trust"),
        ("wathcer", "watcher"),
    ],
)
def test_misspellings(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert vocabulary.spellings(typed)[0] == meant


@pytest.mark.parametrize("typed", ["tee", "zzzzzz", "2024", "aml.t0051", "", "trunk", "lease", "tried", "battle"])
def test_some_words_are_no_misspellings(vocabulary: Vocabulary, typed: str) -> None:
    assert vocabulary.spellings(typed) == ()


def test_an_inflection_is_no_misspelling() -> None:
    assert is_inflected("cryptography", "cryptographic")
    assert is_inflected("operator", "operators")
    assert not is_inflected("kettle", "ketle")
    assert not is_inflected("poisening", "poisoning")


def test_what_sounds_alike() -> None:
    for one, other in (("konfidential", "confidential"), ("modell", "model"), ("filosofy", "philosophy")):
        assert sound_of(one) == sound_of(other)
    assert sound_of("model") != sound_of("medal")


@pytest.mark.parametrize(
    "word",
    ["kettle", "cellar", "zebra", "tjalk", "queue", "xylon", "phone", "wheel", "oolong", "yeast", "eagle", "aether"],
)
def test_what_a_word_sounds_like_is_looked_for_by_its_first_letter(word: str) -> None:
    heard = sound_of(word)[0]
    assert word[0] in WRITTEN_WITH.get(heard, heard)
