"""Builds an index of documents in memory; `index_files` stores it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from typing_extensions import override
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import ID, KEYWORD, STORED, TEXT, FieldType, Schema
from whoosh.index import FileIndex
from whoosh.system import pack_uint
from whoosh.util.numeric import byte_to_length, length_to_byte
from whoosh.writing import SegmentWriter

from aixreader.progress import Report, part
from aixreader.search.index_document import IndexDocument
from aixreader.search.memory import MemoryStorage
from aixreader.search.stored_fields import write_stored_fields
from aixreader.search.words import MAX_WORD_LENGTH, Token, compact, stem, tokenise

SEGMENT = "0"
STORED_FIELDS = "stored_fields.json"
"""The file next to Whoosh's: what a hit shows per document, and the word forms per stem."""
STEP, TERM_STEP = 2_000, 500
"""Tokens, and terms, between two calls of a report: a few milliseconds."""
WRITTEN = 0.6
"""The share of the time until the writing of the index begins."""
MAX_FORMS = 60
"""Forms of one stem that are kept for highlighting."""

Posting = tuple[int, float, bytes]
"""A document, the weight of the term in it, and what the field's format stores."""


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
    """The files of an index of `documents`, by name; raises what `report` raises.

    The time grows linearly with the text, and `report` is called every few milliseconds of it.
    """
    storage = MemoryStorage()
    index = storage.create_index(make_schema())
    writer = _Writer(index, _PostingPool(part(report, WRITTEN, 1.0)))
    forms = _WordForms()
    try:
        progress = _Progress(part(report, 0.0, WRITTEN), sum(map(_size, documents)))
        for number, document in enumerate(documents):
            _add_document(writer, number, document, forms, progress)
        writer.commit(optimize=True)
        report(1.0, "Writing the index")
    except BaseException:
        writer.cancel()
        raise
    index.close()
    files = {name: bytes(storage.files[name]) for name in storage.files}
    files[STORED_FIELDS] = write_stored_fields(documents, forms.by_stem)
    return files


def _size(document: IndexDocument) -> int:
    return 1 + len(document.title) + len(document.body) + len(document.cited)


class _Progress:
    """Reports every few thousand tokens how much of the text is indexed."""

    def __init__(self, report: Report, total: int) -> None:
        self._report = report
        self._total = max(total, 1)
        self._done = 0
        self._count = 0

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of a text."""
        start = self._done
        for token in tokenise(text):
            self._done = start + token.start
            self.step()
            yield token
        self._done = start + len(text)

    def step(self) -> None:
        """Report every `STEP` times that this is called."""
        if self._count % STEP == 0:
            self._report(min(1.0, self._done / self._total), "Indexing")
        self._count += 1


class _WordForms:
    """The forms in which words occur in the texts, by stem, for highlighting."""

    def __init__(self) -> None:
        self.by_stem: dict[str, set[str]] = defaultdict(set)
        self._seen: set[tuple[str, str]] = set()

    def add(self, token: Token, text: str) -> None:
        """Add the form that a token of `text` has there."""
        written = text[token.start : token.end]
        if len(written) <= MAX_WORD_LENGTH and (token.word, written) not in self._seen:
            self._seen.add((token.word, written))
            forms = self.by_stem[stem(token.word)]
            if len(forms) < MAX_FORMS:
                forms.add(written.lower())


class _Writer(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's writer, for text that is analysed already."""

    def __init__(self, index: FileIndex, pool: _PostingPool) -> None:
        super().__init__(index, codec=_Codec(compression=0))
        self.pool = pool
        self._lengths: dict[tuple[str, int], int] = {}

    def add_tokens(
        self, number: int, texts: Mapping[str, _Tokens], values: Mapping[str, str], progress: _Progress
    ) -> None:
        """Add document `number` as `add_document` would, which is not called: `texts` are its fields with positions of
        ours, `values` its other ones.
        """
        self.perdocwriter.start_doc(number)
        self.perdocwriter.add_field("number", self.schema["number"], number, 0)
        for name in sorted((*texts, *values)):
            field = self.schema[name]
            length = 0
            for term, frequency, weight, value in (
                texts[name].postings(field) if name in texts else field.index(values[name])
            ):
                progress.step()
                length += frequency
                self.pool.add((name, term, number, weight, value))
            if field.scorable:
                self.perdocwriter.add_field(name, field, None, length)
                self._lengths[name, number] = byte_to_length(length_to_byte(length))
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def doc_field_length(self, number: int, name: str) -> int:
        """The length of a field of a document, as the index stores it: Whoosh's own look-up reads it from the file."""
        return self._lengths.get((name, number), 0)

    @override
    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.add_postings(self.schema, self, self.pool.iter_postings())
        self.fieldwriter.close()


class _PostingPool:
    """The postings of a writer, kept by field and term: they come by document, so only the terms have to be sorted.

    Whoosh's own pool sorts all postings at once, for seconds in which no other thread runs, and writes pickles in
    between where they are many.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._fields: dict[str, dict[bytes, list[Posting]]] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Add a posting: field, term, document, weight and what the field's format stores."""
        field, term, number, weight, value = item
        self._fields.setdefault(field, {}).setdefault(term, []).append((number, weight, value))

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """All postings by field, term and document; each is given once."""
        total = max(1, sum(map(len, self._fields.values())))
        count = 0
        for field in sorted(self._fields):
            terms = self._fields.pop(field)
            for term in sorted(terms):
                if count % TERM_STEP == 0:
                    self._report(count / total, "Writing the index")
                count += 1
                for number, weight, value in terms.pop(term):
                    yield field, term, number, weight, value

    def cleanup(self) -> None:
        """Drop what is left."""
        self._fields.clear()


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


def _add_document(
    writer: _Writer, number: int, document: IndexDocument, forms: _WordForms, progress: _Progress
) -> None:
    title, body, cited = _Tokens(), _Tokens(), _Tokens()
    for tokens, text in ((title, document.title), (body, document.body), (cited, document.cited)):
        for token in progress.tokens(text):
            forms.add(token, text)
            tokens.add(token)
    both = _Tokens()
    for tokens in (title, body):
        both.append(tokens, progress)
    facets = (facet_term(name, value) for name, values in document.facets for value in values)
    texts: dict[str, _Tokens] = {
        "body": body.stemmed(progress),
        "cited": cited.stemmed(progress),
        "heading": title,
        "title": title.stemmed(progress),
        "words": both,
    }
    values = {
        "facet": " ".join(facets),
        "id": document.id,
        "name": " ".join(dict.fromkeys(document_names(document))),
        "page": document.page,
        "role": document.role,
    }
    writer.add_tokens(number, texts, values, progress)


class _Tokens:
    """The tokens of a text field: for each its positions, in order. `length` is the position after the last one."""

    def __init__(self) -> None:
        self.positions: dict[str, list[int]] = defaultdict(list)
        self.length = 0

    def add(self, token: Token) -> None:
        """Add the next token; one that is extra stands at the place of the word before it."""
        if not token.is_extra:
            self.length += 1
        self.positions[token.word].append(max(0, self.length - 1))

    def append(self, other: _Tokens, progress: _Progress) -> None:
        """Add another field's tokens, after a gap that no phrase crosses."""
        start = self.length + 1
        for term, positions in other.positions.items():
            progress.step()
            self.positions[term].extend(start + position for position in positions)
        self.length = start + other.length

    def stemmed(self, progress: _Progress) -> _Tokens:
        """The stems of these, without an order of their positions."""
        stems = _Tokens()
        for term, positions in self.positions.items():
            progress.step()
            stems.positions[stem(term)] += positions
        return stems

    def postings(self, field: FieldType) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What `FieldType.index` yields for a text: term, frequency, weight and what the field's format stores."""
        for term, positions in self.positions.items():
            count = len(positions)
            value = field.format.encode(positions) if field.format.supports("positions") else pack_uint(count)
            yield term.encode(), count, float(count), value


def facet_term(name: str, value: str) -> str:
    """A facet's value as one term of the field `facet`."""
    return f"{name}={value.replace(' ', '_')}"
