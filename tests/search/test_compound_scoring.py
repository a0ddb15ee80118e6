"""How compounds are understood."""

from __future__ import annotations

import pytest

from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.synonyms import Synonyms

TEXTS = {
    "apart": "See DIN 4701 and EN/TR 1434 on heat, and pump 07 too.",
    "together": "As in CUP03 and XYZ.K0042, or prEN1717.",
    "both": "The BAR77 norm.",
    "norm": "It is BAR 77 that counts.",
    "below": "K0099.001 and K0099.002 are below it.",
    "other": "A pump has 4701 parts, says the DIN. Page 03, 1434 and 42 pumps.",
}


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    documents = [IndexDocument(name, "p", name.title(), text=text) for name, text in TEXTS.items()]
    return SearchEngine(make_index(documents, silent), Synonyms({}))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("din4701", "apart"),
        ("DIN 4701", "apart"),
        ("din-4701", "apart"),
        ("en1434", "apart"),
        ("EN/TR1434", "apart"),
        ("pump07", "apart"),
        ("cup03", "together"),
        ("CUP 03", "together"),
        ("cup-03", "together"),
        ("XYZ.K0042", "together"),
        ("xyzk0042", "together"),
        ("K0042", "together"),
        ("prEN1717", "together"),
        ("pren 1717", "together"),
    ],
)
def test_letters_and_digits_together_or_apart(engine: SearchEngine, query: str, first: str) -> None:
    answer = engine.search(query)
    assert answer.hits[0].id == first
    assert answer.missing == ()
    assert answer.complete >= 1


def test_both_ways_to_write_it_are_found(engine: SearchEngine) -> None:
    for query in ("bar77", "BAR 77"):
        answer = engine.search(query)
        assert {hit.id for hit in answer.hits[:2]} == {"both", "norm"}
        assert answer.complete == 2


def test_numbers_below_a_number_are_found(engine: SearchEngine) -> None:
    answer = engine.search("K0099 lids")
    assert answer.hits[0].id == "below"
    assert set(answer.terms) >= {"k0099.001", "k0099.002"}


@pytest.mark.parametrize("query", ["din4702", "cup04", "XYZ.K0043", "abc123"])
def test_another_number_is_not_there(engine: SearchEngine, query: str) -> None:
    answer = engine.search(query)
    assert answer.missing == (query,)
    assert answer.is_weak
