"""Makes an index of documents, in memory; `index_files` keeps it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from typing_extensions import override
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema

from aixreader.progress import Report
from aixreader.search.index_document import Document
from aixreader.search.memory import MemoryStorage
from aixreader.search.stored_fields import write_shelf
from aixreader.search.words import joined_words, squeezed, stem, tokens, words

SEGMENT = "0"
SHELF = "shelf.json"
"""What Whoosh has no use for: per document what a hit shows, and per stem the words that have it."""


def make_schema() -> Schema:
    """The fields: `title`, `body` and `cited` hold stems, `words` the words themselves, `name` whole names as one word.

    The words come separated already, so that the index holds no code of ours.
    """
    spaced = SpaceSeparatedTokenizer()
    return Schema(
        number=STORED,
        id=ID,
        page=ID,
        role=ID,
        title=TEXT(analyzer=spaced, phrase=False),
        heading=TEXT(analyzer=spaced, phrase=True),
        body=TEXT(analyzer=spaced, phrase=False),
        cited=TEXT(analyzer=spaced, phrase=False),
        words=TEXT(analyzer=spaced, phrase=True),
        name=KEYWORD,
        facet=KEYWORD,
    )


def make_index(documents: Sequence[Document], report: Report) -> dict[str, bytes]:
    """The files of an index of `documents`; raises what `report` raises."""
    storage = MemoryStorage()
    index = storage.create_index(make_schema())
    writer = index.writer(limitmb=256, codec=_Codec())
    forms: dict[str, set[str]] = defaultdict(set)
    try:
        for number, document in enumerate(documents):
            report(number / len(documents), "Indexing")
            writer.add_document(number=number, **_fields(document, forms))
    except BaseException:
        writer.cancel()
        raise
    report(0.9, "Writing the index")
    writer.commit(optimize=True)
    index.close()
    files = {name: bytes(storage.files[name]) for name in storage.files}
    files[SHELF] = write_shelf(documents, forms)
    return files


class _Codec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's own, but that one content makes one index: it would name the files by chance."""

    @override
    def new_segment(self, _storage: object, indexname: str) -> W3Segment:
        return W3Segment(W3Codec(), indexname, segid=SEGMENT)


def names_of(document: Document) -> Iterator[str]:
    """Everything a document is called, each as one word."""
    head, colon, tail = document.title.partition(":")
    for name in (document.title, *document.names, *((head, tail) if colon else ())):
        found = squeezed(name)
        if found:
            yield found


def _fields(document: Document, forms: dict[str, set[str]]) -> dict[str, str]:
    title = [*words(document.title), *joined_words(document.title)]
    body = [*words(document.said), *joined_words(document.said)]
    cited = words(document.cited)
    for text in (document.title, document.text):
        for token in tokens(text):
            forms[stem(token.word)].add(text[token.start : token.end].lower())
    facets = (facet_term(name, value) for name, values in document.facets for value in values)
    return {
        "id": document.id,
        "page": document.page,
        "role": document.role,
        "title": " ".join(map(stem, title)),
        "heading": " ".join(title),
        "body": " ".join(map(stem, body)),
        "cited": " ".join(map(stem, cited)),
        "words": " ".join([*title, ".", *body]),
        "name": " ".join(dict.fromkeys(names_of(document))),
        "facet": " ".join(facets),
    }


def facet_term(name: str, value: str) -> str:
    """A value of a facet as one term."""
    return f"{name}={value.replace(' ', '_')}"
