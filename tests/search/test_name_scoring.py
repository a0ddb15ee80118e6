"""Names and titles."""

from __future__ import annotations

import pytest

from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.synonyms import Synonyms

DOCUMENTS = (
    IndexDocument("tea", "p", "1.2 #TEA PROGRAM", names=("teaprogram", "TEA PROGRAM"), text="Leaves."),
    IndexDocument("green", "p", "#GREEN TEA PROGRAM", names=("greenteaprogram",), text="Green leaves. " * 3),
    IndexDocument("cups", "p", "How to choose the cups of a house?", text="Cups."),
    IndexDocument("learn", "p", "Lessons (Pouring and Drinking):", text="Pour."),
    IndexDocument("tea#d", "p", "D", text="Links."),
    IndexDocument("all", "p", "All", text="tea program green cups house lessons pouring drinking " * 9),
)


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    return SearchEngine(make_index(DOCUMENTS, silent), Synonyms({}))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("tea program", "tea"),
        ("1.2 #TEA PROGRAM", "tea"),
        ("the tea program", "tea"),
        ("teaprogram", "tea"),
        ("green tea program", "green"),
        ("the green tea program", "green"),
        ("How to choose the cups of a house?", "cups"),
        ("choose cups house", "cups"),
        ("choosing a cup for the house", "cups"),
        ("Lessons (Pouring and Drinking):", "learn"),
        ("lessons pouring drinking", "learn"),
        ("green tea pro", "green"),
        ("teapro", "tea"),
    ],
)
def test_a_title_comes_first_as_it_is_or_from_memory(engine: SearchEngine, query: str, first: str) -> None:
    assert engine.search(query).hits[0].id == first


def test_a_letter_is_no_title(engine: SearchEngine) -> None:
    assert "tea#d" not in [hit.id for hit in engine.search("d").hits][:1]


def test_the_points_for_names_grow_with_their_share(engine: SearchEngine) -> None:
    def points(query: str) -> float:
        return sum(why.points for why in engine.search(query).hits[0].reasons if why.field == "name")

    assert points("tea program") > points("tea program leaves") > points("tea program leaves cups lessons") > 0


def test_the_best_known_name_is_first_from_the_first_letter_on() -> None:
    known, other = "Kettle lid", "Kettle"
    texts = ("Lift the kettle lid.", "A kettle lid is hot.", "Lids.")
    documents = [
        IndexDocument(other, "p", other, names=(other,), text="Kept clean. " * 9, role="control"),
        IndexDocument(known, "p", known, names=(known,), text="Round.", role="control"),
        *(IndexDocument(text, "p", f"Use {number}", text=text, role="control") for number, text in enumerate(texts)),
    ]
    engine = SearchEngine(make_index(documents, silent), Synonyms({}))
    assert {engine.search("kettle lid"[:end]).hits[0].id for end in (8, 9, 10)} == {known}
    assert engine.search("k").hits[0].id in (known, other)
    assert engine.search("?").hits == ()
