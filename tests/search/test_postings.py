"""Where terms stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aixreader.search.indexing import SHELF
from aixreader.search.memory import MemoryStorage
from aixreader.search.postings import Postings


@pytest.fixture
def postings(files: dict[str, bytes]) -> Iterator[Postings]:
    storage = MemoryStorage()
    storage.files = {name: data for name, data in files.items() if name != SHELF}
    index = storage.open_index()
    with index.searcher() as searcher:
        yield Postings(searcher, [searcher.stored_fields(number)["number"] for number in range(4)])
    index.close()


def test_points_by_document(postings: Postings) -> None:
    points = postings.points("body", "kettl")
    assert set(points) == {0, 2, 3}
    assert all(value > 0 for value in points.values())
    assert postings.points("body", "kettl") is points, "kept for the next keystroke"
    assert postings.points("body", "nothing") == {}


def test_terms_by_their_beginning(postings: Postings) -> None:
    assert postings.starting("words", "guard", 10) == ["guard", "guards"]
    assert postings.starting("words", "guard", 1) == ["guard"]
    assert postings.starting("words", "zz", 10) == []


def test_phrases_and_values(postings: Postings) -> None:
    assert postings.with_phrase(["emergency", "stop"]) == {1}
    assert postings.with_phrase(["stop", "emergency"]) == frozenset()
    assert postings.with_phrase(["stop", "an", "emergency"]) == {2}
    assert postings.with_phrase(["leaves"]) == {2, 3}
    assert postings.with_phrase(["leaves", "zebra"]) == frozenset()
    assert postings.with_value("facet", "role=threat") == {1}
