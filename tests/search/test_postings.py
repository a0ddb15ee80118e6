"""Postings and their scores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aixreader.search.indexing import STORED_FIELDS
from aixreader.search.memory import MemoryStorage
from aixreader.search.postings import Postings


@pytest.fixture
def postings(files: dict[str, bytes]) -> Iterator[Postings]:
    storage = MemoryStorage()
    storage.files = {name: data for name, data in files.items() if name != STORED_FIELDS}
    index = storage.open_index()
    with index.searcher() as searcher:
        yield Postings(searcher, [searcher.stored_fields(number)["number"] for number in range(4)])
    index.close()


def test_points_by_document(postings: Postings) -> None:
    scores = postings.scores("body", "kettl")
    assert set(scores) == {0, 2, 3}
    assert all(value > 0 for value in scores.values())
    assert postings.scores("body", "kettl") is scores, "cached for the next key press"
    assert postings.scores("body", "nothing") == {}


def test_terms_by_their_beginning(postings: Postings) -> None:
    assert postings.terms_with_prefix("words", "guard", 10) == ["guard", "guards"]
    assert postings.terms_with_prefix("words", "guard", 1) == ["guard"]
    assert postings.terms_with_prefix("words", "zz", 10) == []


def test_phrases_and_values(postings: Postings) -> None:
    assert postings.docs_with_phrase(["emergency", "stop"]) == {1}
    assert postings.docs_with_phrase(["stop", "emergency"]) == frozenset()
    assert postings.docs_with_phrase(["stop", "an", "emergency"]) == {2}
    assert postings.docs_with_phrase(["leaves"]) == {2, 3}
    assert postings.docs_with_phrase(["leaves", "zebra"]) == frozenset()
    assert postings.docs_with_term("facet", "role=threat") == {1}
