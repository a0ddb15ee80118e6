"""Builds an index of documents in memory; `index_files` stores it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from typing_extensions import override
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema

from aixreader.progress import Report
from aixreader.search.index_document import IndexDocument
from aixreader.search.memory import MemoryStorage
from aixreader.search.stored_fields import write_stored_fields
from aixreader.search.words import compact, hyphenated_words, stem, tokenise, words

SEGMENT = "0"
STORED_FIELDS = "stored_fields.json"
"""The file next to Whoosh's: what a hit shows per document, and the word forms per stem."""


def make_schema() -> Schema:
    """The index fields: `title`, `body` and `cited` hold stems, `heading` and `words` the words themselves, `name`
    whole names as one word, `facet` the terms of `facet_term`.

    Text is passed to Whoosh as words separated by blanks: the pickled schema then refers to no class of this program.
    """
    analyzer = SpaceSeparatedTokenizer()
    return Schema(
        number=STORED,
        id=ID,
        page=ID,
        role=ID,
        title=TEXT(analyzer=analyzer, phrase=False),
        heading=TEXT(analyzer=analyzer, phrase=True),
        body=TEXT(analyzer=analyzer, phrase=False),
        cited=TEXT(analyzer=analyzer, phrase=False),
        words=TEXT(analyzer=analyzer, phrase=True),
        name=KEYWORD,
        facet=KEYWORD,
    )


def make_index(documents: Sequence[IndexDocument], report: Report) -> dict[str, bytes]:
    """The files of an index of `documents`, by name; raises what `report` raises."""
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
    files[STORED_FIELDS] = write_stored_fields(documents, forms)
    return files


class _Codec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's codec with a fixed segment name instead of a random one: the same documents give the same files."""

    @override
    def new_segment(self, _storage: object, indexname: str) -> W3Segment:
        return W3Segment(W3Codec(), indexname, segid=SEGMENT)


def document_names(document: IndexDocument) -> Iterator[str]:
    """All names of a document, each as one word; of a title with a colon also both parts."""
    head, colon, tail = document.title.partition(":")
    for name in (document.title, *document.names, *((head, tail) if colon else ())):
        word = compact(name)
        if word:
            yield word


def _fields(document: IndexDocument, forms: dict[str, set[str]]) -> dict[str, str]:
    title = [*words(document.title), *hyphenated_words(document.title)]
    body = [*words(document.body), *hyphenated_words(document.body)]
    cited = words(document.cited)
    for text in (document.title, document.text):
        for token in tokenise(text):
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
        "name": " ".join(dict.fromkeys(document_names(document))),
        "facet": " ".join(facets),
    }


def facet_term(name: str, value: str) -> str:
    """A facet's value as one term of the field `facet`."""
    return f"{name}={value.replace(' ', '_')}"
