"""How many documents write of what a title names."""

from __future__ import annotations

import pytest

from aixreader.errors import Cancelled
from aixreader.progress import silent
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.mentions import count_mentions

DOCUMENTS = (
    IndexDocument("known", "p", "2.1 Kettle lids", text="The kettle lid.", role="control"),
    IndexDocument("other", "p", "Rest of a kettle", text="Below a kettle lid.", role="control"),
    IndexDocument("no role", "p", "Kettle lid", text="The lid of a kettle."),
    IndexDocument("aside", "p", "Kettle lid", role="control", is_aside=True),
    IndexDocument("number", "p", "2.1", role="control"),
)


def test_titles_are_counted_where_their_words_stand_next_to_each_other() -> None:
    found = count_mentions(make_index(DOCUMENTS, silent), DOCUMENTS, silent)
    assert found == [4, 0, 0, 0, 0], "the second stands nowhere: a word that says nothing is between its words"


def test_counting_can_be_cancelled() -> None:
    files = make_index(DOCUMENTS, silent)

    def stop(fraction: float, text: str) -> None:
        if text and fraction == 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        count_mentions(files, DOCUMENTS, stop)
