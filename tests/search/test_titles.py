"""Titles that are typed from memory."""

from __future__ import annotations

import pytest

from aixreader.progress import silent
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import STORED_FIELDS, make_index
from aixreader.search.postings import Postings
from aixreader.search.stored_fields import StoredFields
from aixreader.search.titles import Titles

TITLES = ("2.1 The seven lids of a kettle", "Kettle", "Seven cups", "How to pour?")


@pytest.fixture(scope="module")
def titles() -> Titles:
    files = make_index([IndexDocument(title, "p", title) for title in TITLES], silent)
    return Titles(StoredFields.read(files[STORED_FIELDS]).documents, Postings(files))


def test_the_more_they_have_in_common_the_more_it_counts(titles: Titles) -> None:
    found = titles.overlaps({"seven", "lid"})
    assert set(found) == {0, 2}
    assert found[0] > found[2] > 0
    assert titles.overlaps({"seven", "lid", "kettl"})[0] == pytest.approx(1.0)
    assert titles.overlaps({"kettl"})[1] == pytest.approx(1.0)
    assert titles.overlaps({"kettl"})[0] < 0.5


def test_without_a_word_in_common_there_is_nothing(titles: Titles) -> None:
    assert titles.overlaps(()) == {}
    assert titles.overlaps({"zebra"}) == {}


def test_a_title_is_known_by_what_is_written_of_it() -> None:
    documents = [
        IndexDocument("known", "p", "Kettle lid", text="The kettle lid.", role="control"),
        IndexDocument("other", "p", "Kettle rest", text="Below a kettle lid.", role="control"),
        IndexDocument("aside", "p", "Kettle lid", text="The lid of a kettle."),
    ]
    files = make_index(documents, silent)
    titles = Titles(StoredFields.read(files[STORED_FIELDS]).documents, Postings(files))
    assert titles.fame(0) > titles.fame(1) > 0
    assert titles.fame(2) == 0, "one without a role is hardly meant"
    assert (titles.with_word_begun("li"), titles.with_word_begun("kettler")) == ({0, 2}, set())
