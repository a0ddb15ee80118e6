"""Ranking of matches."""

from __future__ import annotations

import pytest

from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.synonyms import Synonyms
from tests.search.conftest import SYNONYMS


def ids(engine: SearchEngine, query: str) -> list[str]:
    return [hit.id for hit in engine.search(query).hits]


@pytest.mark.parametrize("name", ["#KETTLE GUARD", "kettleguard", "kettle-guard", "boilguard", "2.1", "KettleGuard "])
def test_a_name_comes_first_however_it_is_written(engine: SearchEngine, name: str) -> None:
    assert ids(engine, name)[0] == "kettleguard"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("overs", "oversteep"),
        ("what is oversteeping?", "oversteep"),
        ("guarding behaviour", "kettleguard"),
        ("organizations", "oversteep"),
        ("finetune", "kettleguard"),
        ("kettleg", "kettleguard"),
        ("ov", "oversteep"),
    ],
)
def test_words_in_other_forms(engine: SearchEngine, typed: str, first: str) -> None:
    assert ids(engine, typed)[0] == first


def test_misspelled_words_are_put_right(engine: SearchEngine) -> None:
    answer = engine.search("ketle bolis")
    assert answer.hits[0].id == "kettleguard"
    assert answer.corrected == "kettle boils"
    assert engine.search("kettle").corrected == ""


def test_a_fault_in_the_ending_is_corrected_too(engine: SearchEngine) -> None:
    """The stem is known, so that sections are found; but "emergancy" is never written so."""
    answer = engine.search("ketle emergancy")
    assert answer.corrected == "kettle emergency"
    assert engine.search("emergencies").corrected == "", "an inflection"


def test_synonyms_are_told_and_count_less(engine: SearchEngine) -> None:
    answer = engine.search("watchdog")
    assert answer.hits[0].id == "kettleguard"
    assert answer.synonyms == ("kettle guard",)
    assert set(answer.terms) == {"kettle guard", "kettle guards"}, "highlighted as a whole: the words alone say little"
    assert answer.hits[0].snippet.synonyms == (), "its words stand apart in this text"
    text = "It has a kettle guard. Guards are not kettles."
    opened = SearchEngine(make_index([IndexDocument("a", "p", "A", text=text)], silent), SYNONYMS)
    index = opened.search("watchdog").hits[0].snippet
    assert [index.text[start:end] for start, end in index.synonyms] == ["kettle guard"]
    assert index.highlights == (), "nothing that was typed"
    assert engine.search("tannin poisoning").hits[0].id == "oversteep"
    assert engine.search("watchdog").hits[0].score < engine.search("kettle guard").hits[0].score


def test_what_is_cited_counts_little(engine: SearchEngine) -> None:
    reasons = engine.search("brewing").hits[0].reasons
    assert {reason.field for reason in reasons} == {"cited"}


def test_a_list_of_links_stands_behind(engine: SearchEngine) -> None:
    assert ids(engine, "leaves")[0] == "tea#leaves"
    assert ids(engine, "floats guards")[-1] == "index"


def test_words_of_a_question_alone_are_looked_for(engine: SearchEngine) -> None:
    assert ids(engine, "while") == ["kettleguard"]


def test_synonyms_do_not_flood() -> None:
    texts = {
        "guard": "The kettle guard stays.",
        "apart": "A kettle. A guard.",
        "pots": "All of pots.",
        "warm": "How warm is it, and why? It is warm.",
    }
    documents = [IndexDocument(name, "p", name.title(), text=text, role="control") for name, text in texts.items()]
    synonyms = Synonyms({("watchdog",): ("kettle guard", "kettle"), ("tea",): ("pots",)}, frozenset([("tea",)]))
    opened = SearchEngine(make_index(documents, silent), synonyms)
    found = {hit.id: hit.score for hit in opened.search("watchdog").hits}
    assert found["guard"] > found["apart"] > 0, "a target is one phrase, and a document counts one target"
    assert opened.search("tea").hits[0].id == "pots"
    assert opened.search("is the tea warm?").hits[0].id == "warm", "a generic word gives no points for names"
    assert opened.search("watchdog").synonyms == ("kettle guard", "kettle")
    assert opened.search("watchdog").missing == ()
