"""The index as Whoosh sees it."""

from __future__ import annotations

from array import array

import pytest
from whoosh.query import And, FuzzyTerm, Phrase, Prefix, Query, Term
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from aixreader.progress import silent
from aixreader.search.codec import FIELD, open_reader, read_term_arrays, write_index
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.postings import Postings
from tests.search.conftest import DOCUMENTS


@pytest.fixture(scope="module")
def searcher(files: dict[str, bytes]) -> Searcher:
    return Searcher(open_reader(files), weighting=BM25F())


def found(searcher: Searcher, query: Query) -> set[int]:
    return {hit.docnum for hit in searcher.search(query, limit=None)}


def test_whoosh_finds_the_same_documents(searcher: Searcher, files: dict[str, bytes]) -> None:
    postings = Postings(files)
    assert searcher.doc_count() == postings.count == len(DOCUMENTS)
    assert list(searcher.reader().field_terms(FIELD)) == list(postings.lexicon)
    for word in postings.lexicon:
        documents = postings.docs_with_form(word)
        assert found(searcher, Term(FIELD, word)) == documents, word
        assert searcher.doc_frequency(FIELD, word) == len(documents)
    assert found(searcher, Term(FIELD, "zebra")) == found(searcher, Term("other", "tea")) == set()


def test_queries_of_whoosh_work_on_it(searcher: Searcher, files: dict[str, bytes]) -> None:
    postings = Postings(files)
    assert found(searcher, Prefix(FIELD, "guard")) == postings.docs_with("guard")
    both = postings.docs_with_form("guards") & postings.docs_with_form("guard")
    assert found(searcher, And([Term(FIELD, "guards"), Term(FIELD, "guard")])) == both
    assert found(searcher, FuzzyTerm(FIELD, "gaurds", maxdist=2)) >= postings.docs_with_form("guards")


def test_phrases() -> None:
    texts = ("the lid guards the pot", "guards the lid", "the pot guards; the lid guards the pot and the lid")
    documents = [IndexDocument(str(number), "tea", "Title", text=text) for number, text in enumerate(texts)]
    files = make_index(documents, silent)
    searcher = Searcher(open_reader(files), weighting=BM25F())
    postings = Postings(files)
    for words in (("lid", "guards"), ("guards", "the", "lid"), ("pot", "guards"), ("lid", "pot")):
        assert found(searcher, Phrase(FIELD, list(words))) == postings.docs_with_phrase(words), words


def test_what_whoosh_knows_of_a_word(searcher: Searcher) -> None:
    reader = searcher.reader()
    assert (FIELD, "guards") in reader
    assert (FIELD, "zebra") not in reader
    assert list(reader.indexed_field_names()) == [FIELD]
    info = reader.term_info(FIELD, "guards")
    assert info.doc_frequency() == reader.doc_frequency(FIELD, "guards") >= 1
    assert info.weight() == reader.frequency(FIELD, "guards") >= info.doc_frequency()
    assert next(iter(reader.terms_from(FIELD, b"guards"))) == (FIELD, b"guards")
    assert next(iter(reader.iter_from(FIELD, "guards")))[1].weight() == info.weight()


def test_words_in_order(searcher: Searcher, files: dict[str, bytes]) -> None:
    cursor, lexicon = searcher.reader().cursor(FIELD), read_term_arrays(files).lexicon
    assert [cursor.first(), cursor.next(), cursor.text()] == [lexicon[0], lexicon[1], lexicon[1]]
    assert cursor.find("guards") == cursor.find(b"guards") == "guards"
    assert cursor.find(lexicon[-1]) == lexicon[-1]
    assert cursor.is_valid()
    assert cursor.next() is None
    assert not cursor.is_valid()


def test_arrays_that_do_not_belong_together() -> None:
    whole = ("tea", array("I", [0, 1, 0, 0]), array("I", [0]))
    lengths = array("I", [1, 0, 0])
    assert read_term_arrays(write_index(lengths, [whole])).lexicon == ["tea"]
    for word, documents in (("tea", array("I", [0, 1, 0])), ("tea\npot", whole[1])):
        with pytest.raises(ValueError, match=r"\.(documents|lexicon)"):
            read_term_arrays(write_index(lengths, [(word, documents, whole[2])]))
    assert read_term_arrays(write_index(array("I"), ())).lexicon == []
