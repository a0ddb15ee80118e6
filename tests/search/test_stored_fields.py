"""The stored fields of an index."""

from __future__ import annotations

from aixreader.search.stored_fields import StoredFields, write_stored_fields
from tests.search.conftest import DOCUMENTS


def test_what_was_written_is_read() -> None:
    stored = StoredFields.read(write_stored_fields(DOCUMENTS, {"steep": {"steeps", "Steeping"}}))
    assert [shelved.id for shelved in stored.documents] == [document.id for document in DOCUMENTS]
    first = stored.documents[0]
    assert first.path == ("Tea", "2. Kettles")
    assert first.facets == {"role": ("control",), "when": ("runtime",), "page": ("Tea",)}
    assert stored.documents[3].is_link_list
    assert stored.forms == {"steep": ["Steeping", "steeps"]}
