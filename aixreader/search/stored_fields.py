"""The stored fields of an index: what a hit shows of its document, next to the postings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from aixreader.search.index_document import IndexDocument
from aixreader.search.snippet import lower_aligned
from aixreader.search.stop_words import STOP_WORDS
from aixreader.search.words import compact, stem, words

FORMS_PER_LINE = 5_000


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The stored fields of one document. `names` are its names, each as one word, `title_stems` the stems of what its
    title is about, `mentions` the number of documents that write of that; `lower` is `text` in lower case, with the
    same character positions.
    """

    id: str
    page: str
    title: str
    path: tuple[str, ...]
    role: str
    text: str
    is_link_list: bool
    is_bibliography: bool
    is_aside: bool
    kin: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    title_stems: tuple[str, ...]
    mentions: int
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


def write_stored_fields(
    documents: Sequence[IndexDocument], forms: Mapping[str, set[str]], mentions: Sequence[int]
) -> bytes:
    """The stored fields of `documents`, of which each has so many `mentions` (see `count_mentions`): a line of JSON for
    each, and lines with the forms.

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
            "is_bibliography": document.is_bibliography,
            "is_aside": document.is_aside,
            "kin": document.kin,
            "facets": {name: values for name, values in document.facets if values},
            "names": tuple(dict.fromkeys(document_names(document))),
            "title_stems": title_stems(document.title),
            "mentions": count,
        }
        for document, count in zip(documents, mentions, strict=True)
    ]
    pairs = iter(forms.items())
    while part := list(islice(pairs, FORMS_PER_LINE)):
        lines.append({"forms": {root: sorted(words) for root, words in part}})
    return b"\n".join(map(_line, lines))


def document_names(document: IndexDocument) -> Iterator[str]:
    """All names of a document, each as one word; of a title with a colon also both parts."""
    head, colon, tail = document.title.partition(":")
    for name in (document.title, *document.names, *((head, tail) if colon else ())):
        word = compact(name)
        if word:
            yield word


def title_stems(title: str) -> tuple[str, ...]:
    """The stems of the words of a title, without numbers, single letters, and words that say nothing."""
    found = [word for word in words(title) if len(word) > 1 and word not in STOP_WORDS and not word[0].isdecimal()]
    return tuple(dict.fromkeys(map(stem, found)))


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _stored_document(value: dict[str, object]) -> StoredDocument:
    path, names, kin, facets, stems = (value.pop(name) for name in ("path", "names", "kin", "facets", "title_stems"))
    text = str(value["text"])
    return StoredDocument(
        lower=lower_aligned(text),
        path=tuple(path),  # type: ignore[arg-type]  # written by `write_stored_fields`, and verified by its digest
        names=tuple(names),  # type: ignore[arg-type]  # likewise
        kin=tuple(kin),  # type: ignore[arg-type]  # likewise
        title_stems=tuple(stems),  # type: ignore[arg-type]  # likewise
        facets={name: tuple(values) for name, values in facets.items()},  # type: ignore[attr-defined]  # likewise
        **value,  # type: ignore[arg-type]  # likewise
    )
