"""The stored fields of an index: what a hit shows of its document, next to what Whoosh stores to search it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from aixreader.search.index_document import IndexDocument
from aixreader.search.snippet import lower_aligned

FORMS_PER_LINE = 5_000


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The stored fields of one document; `lower` is `text` in lower case, with the same character positions."""

    id: str
    page: str
    title: str
    path: tuple[str, ...]
    role: str
    text: str
    is_link_list: bool
    facets: Mapping[str, tuple[str, ...]]
    lower: str


@dataclass(frozen=True, slots=True)
class StoredFields:
    """The documents by number, and for each stem the word forms that occur in the text."""

    documents: tuple[StoredDocument, ...]
    forms: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, data: bytes) -> StoredFields:
        """Decode what `write_stored_fields` returned; raises `ValueError` or `KeyError` for anything else."""
        values = [json.loads(line) for line in data.split(b"\n")]
        forms: dict[str, Sequence[str]] = {}
        for value in values:
            forms.update(value.get("forms", {}))
        return cls(tuple(_stored_document(value) for value in values if "id" in value), forms)


def write_stored_fields(documents: Sequence[IndexDocument], forms: Mapping[str, set[str]]) -> bytes:
    """The stored fields of `documents`: a line of JSON for each, and lines with the forms.

    `json` lets no other thread run while it reads or writes one value, so no value is large.
    """
    lines: list[dict[str, object]] = [
        {
            "id": document.id,
            "page": document.page,
            "title": document.title,
            "path": document.path,
            "role": document.role,
            "text": document.text,
            "is_link_list": document.is_link_list,
            "facets": {name: values for name, values in document.facets if values},
        }
        for document in documents
    ]
    pairs = iter(forms.items())
    while part := list(islice(pairs, FORMS_PER_LINE)):
        lines.append({"forms": {root: sorted(words) for root, words in part}})
    return b"\n".join(map(_line, lines))


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _stored_document(value: dict[str, object]) -> StoredDocument:
    path, facets = value.pop("path"), value.pop("facets")
    text = str(value["text"])
    return StoredDocument(
        lower=lower_aligned(text),
        path=tuple(path),  # type: ignore[arg-type]  # written by `write_stored_fields`, and verified by its digest
        facets={name: tuple(values) for name, values in facets.items()},  # type: ignore[attr-defined]  # likewise
        **value,  # type: ignore[arg-type]  # likewise
    )
