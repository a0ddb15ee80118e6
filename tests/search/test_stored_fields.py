"""What is kept beside the index."""

from __future__ import annotations

from aixreader.search.stored_fields import Shelf, write_shelf
from tests.search.conftest import DOCUMENTS


def test_what_was_written_is_read() -> None:
    shelf = Shelf.read(write_shelf(DOCUMENTS, {"steep": {"steeps", "Steeping"}}))
    assert [shelved.id for shelved in shelf.documents] == [document.id for document in DOCUMENTS]
    first = shelf.documents[0]
    assert first.path == ("Tea", "2. Kettles")
    assert first.facets == {"role": ("control",), "when": ("runtime",), "page": ("Tea",)}
    assert shelf.documents[3].listing
    assert shelf.forms == {"steep": ["Steeping", "steeps"]}
