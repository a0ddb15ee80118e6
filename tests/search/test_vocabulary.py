"""Completions and corrections."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aixreader.search.indexing import STORED_FIELDS
from aixreader.search.memory import MemoryStorage
from aixreader.search.postings import Postings
from aixreader.search.vocabulary import Vocabulary


@pytest.fixture
def vocabulary(files: dict[str, bytes]) -> Iterator[Vocabulary]:
    storage = MemoryStorage()
    storage.files = {name: data for name, data in files.items() if name != STORED_FIELDS}
    index = storage.open_index()
    with index.searcher() as searcher:
        yield Vocabulary(Postings(searcher, [searcher.stored_fields(number)["number"] for number in range(4)]))
    index.close()


def test_known_words(vocabulary: Vocabulary) -> None:
    assert vocabulary.contains("kettles"), "by its stem"
    assert vocabulary.contains("iso"), "among the references"
    assert not vocabulary.contains("ketle")


def test_endings(vocabulary: Vocabulary) -> None:
    assert ("words", "kettle") in vocabulary.completions("ket")
    assert {field for field, _ in vocabulary.completions("ov")} == {"heading"}, "two letters: titles only"
    assert ("words", "organizations") in vocabulary.completions("organis")
    assert ("words", "kettle") not in vocabulary.completions("kettle")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ketle", "kettle"), ("kettel", "kettle"), ("oversteping", "oversteeping"), ("evergency", "emergency")],
)
def test_misspellings(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert vocabulary.spellings(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["tee", "zzzzzz", "2024", "aml.t0051", ""])
def test_some_words_are_no_misspellings(vocabulary: Vocabulary, typed: str) -> None:
    assert vocabulary.spellings(typed) == ()
