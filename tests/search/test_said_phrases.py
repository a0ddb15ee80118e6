"""What is said of documents, phrase by phrase."""

from __future__ import annotations

import pytest

from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.postings import Postings
from aixreader.search.said_phrases import SaidPhrases
from aixreader.search.synonyms import Synonyms

DOCUMENTS = (
    IndexDocument("a", "p", "A", said=("water boils over", "somebody fills it to the brim"), text="Steam."),
    IndexDocument("b", "p", "B", said=("boils fast", "over there", "cold water"), text="Steam."),
    IndexDocument("c", "p", "C", text="Steam."),
)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return make_index(DOCUMENTS, silent)


def test_a_whole_phrase_tells_more_than_its_words_in_several(files: dict[str, bytes]) -> None:
    phrases = SaidPhrases(Postings(files))
    assert phrases.overlaps({"water", "boil", "over"}) == {0: pytest.approx(1.0)}, "of several words two are needed"
    assert 0 < phrases.overlaps({"water", "boil", "pan"})[0] < 1
    assert phrases.overlaps({"fast"}).keys() == {1}
    assert phrases.overlaps(()) == {}
    assert phrases.overlaps({"zebra"}) == {}


def test_it_is_a_reason_of_its_own(files: dict[str, bytes]) -> None:
    answer = SearchEngine(files, Synonyms({})).search("water that boils over")
    assert [hit.id for hit in answer.hits] == ["a", "b"]
    assert "said so" in {reason.why for reason in answer.hits[0].reasons}
    assert "said so" not in {reason.why for reason in answer.hits[1].reasons}
