"""The stored fields of an index."""

from __future__ import annotations

from aixreader.search.index_document import IndexDocument
from aixreader.search.stored_fields import StoredFields, document_names, title_stems, write_stored_fields
from tests.search.conftest import DOCUMENTS


def test_what_was_written_is_read() -> None:
    stored = StoredFields.read(write_stored_fields(DOCUMENTS, {"steep": {"steeps", "Steeping"}}, (3, 2, 1, 0)))
    assert [shelved.id for shelved in stored.documents] == [document.id for document in DOCUMENTS]
    first = stored.documents[0]
    assert first.path == ("Tea", "2. Kettles")
    assert first.facets == {"role": ("control",), "when": ("runtime",), "page": ("Tea",)}
    assert stored.documents[3].is_link_list
    assert stored.forms == {"steep": ["Steeping", "steeps"]}
    assert first.names == ("21kettleguard", "kettleguard", "boilguard", "21")
    assert [shelved.mentions for shelved in stored.documents] == [3, 2, 1, 0]
    assert first.title_stems == ("kettl", "guard")


def test_all_names_are_one_word() -> None:
    document = IndexDocument("x", "p", "Tool Name: Foo Box", names=("foobox", "2.2.3", "#!"))
    assert list(document_names(document)) == ["toolnamefoobox", "foobox", "223", "toolname", "foobox"]


def test_a_title_is_about_its_words() -> None:
    assert title_stems("2.1.3 How to keep the kettles of a kettle keeper?") == ("keep", "kettl", "keeper")
