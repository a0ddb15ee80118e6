"""How one word is understood."""

from __future__ import annotations

import pytest

from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.synonyms import Synonyms

TEXTS = {
    "steam": "Steam rises. The steam is hot.",
    "steamer": "A steamer steams dumplings. The steamers are of bamboo.",
    "cited": "Read more about whistling.",
    "song": "Somebody somewhere sings. Somebody hums.",
    "pot": "A pot with a lid. Pots are round.",
}


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    documents = [
        IndexDocument(name, "p", name.title(), text=text, cited=((0, len(text)),) if name == "cited" else ())
        for name, text in TEXTS.items()
    ]
    return SearchEngine(make_index(documents, silent), Synonyms({}))


def ids(engine: SearchEngine, query: str) -> list[str]:
    return [hit.id for hit in engine.search(query).hits]


def test_a_complete_word_comes_before_those_that_go_on(engine: SearchEngine) -> None:
    assert ids(engine, "steam") == ["steam", "steamer"]
    assert ids(engine, "dumplin") == ["steamer"]
    assert engine.search("steam").complete == 2, "one of them by an inflection"


def test_a_blank_behind_it_changes_nothing(engine: SearchEngine) -> None:
    for query in ("s", "st", "stea", "steam", "steam r", "steam rises", "pot w"):
        assert engine.search(query).hits == engine.search(f"{query} ").hits


def test_what_a_last_letter_begins_is_not_known_yet(engine: SearchEngine) -> None:
    for query in ("steam d", "steam l", "steam q"):
        assert ids(engine, query) == ids(engine, "steam")


def test_what_is_only_cited_is_found(engine: SearchEngine) -> None:
    assert ids(engine, "whistling") == ["cited"]
    assert ids(engine, '"read more about whistling"') == ["cited"]
    assert [why.field for why in engine.search("whistling").hits[0].reasons][:1] == ["cited"]


def test_words_of_plain_english_count_less(engine: SearchEngine) -> None:
    assert ids(engine, "somebody lid")[0] == "pot"


def test_a_corrected_word_has_all_rights(engine: SearchEngine) -> None:
    answer = engine.search("steamre bamobo")
    assert answer.corrected == "steamer bamboo"
    assert (answer.complete, answer.is_weak, answer.missing) == (1, False, ())
    assert answer.hits[0].id == "steamer"
    assert set(answer.terms) >= {"steamer", "bamboo"}
    named = {why.field for why in engine.search("steamre").hits[0].reasons}
    assert "name" in named, "also that of a name"


def test_continuations_are_not_marked(engine: SearchEngine) -> None:
    assert set(engine.search("steam").terms) == {"steam", "steams"}
    assert "dumplings" in engine.search("dumpli").terms, "unless they are what was begun"


def test_a_begun_word_counts_as_the_one_that_is_likeliest_meant(engine: SearchEngine) -> None:
    whole = engine.search("bamboo dumplings").hits
    assert [engine.search(f"bamboo {begun}").hits for begun in ("dum", "dumpli")] == [whole, whole]
    assert engine.search("dum").corrected == ""
    assert "dumplings" in engine.search("dum").terms
