"""What an index keeps of each document to show it, beside what Whoosh keeps to find it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aixreader.search.index_document import Document
from aixreader.search.snippet import lowered


@dataclass(frozen=True, slots=True)
class Shelved:
    """What a hit shows of a document; `lower` is its text in lower case, to find words in."""

    id: str
    page: str
    title: str
    path: tuple[str, ...]
    role: str
    text: str
    listing: bool
    facets: Mapping[str, tuple[str, ...]]
    lower: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents by their number, and for each stem the words, as they are written, that have it."""

    documents: tuple[Shelved, ...]
    forms: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, data: bytes) -> Shelf:
        """Read what `write_shelf` wrote."""
        value = json.loads(data)
        return cls(tuple(map(_shelved, value["documents"])), value["forms"])


def write_shelf(documents: Sequence[Document], forms: Mapping[str, set[str]]) -> bytes:
    """The shelf of `documents`, as bytes."""
    value = {
        "documents": [
            {
                "id": document.id,
                "page": document.page,
                "title": document.title,
                "path": document.path,
                "role": document.role,
                "text": document.text,
                "listing": document.listing,
                "facets": {name: values for name, values in document.facets if values},
            }
            for document in documents
        ],
        "forms": {term: sorted(found) for term, found in forms.items()},
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _shelved(value: dict[str, object]) -> Shelved:
    path, facets = value.pop("path"), value.pop("facets")
    text = str(value["text"])
    return Shelved(
        lower=lowered(text),
        path=tuple(path),  # type: ignore[arg-type]  # written by `write_shelf`, and checked byte by byte
        facets={name: tuple(values) for name, values in facets.items()},  # type: ignore[attr-defined]  # likewise
        **value,  # type: ignore[arg-type]  # likewise
    )
