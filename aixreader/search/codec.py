"""A codec of Whoosh: how the postings of a segment are stored and read.

Whoosh writes and opens the index, its schema and what it keeps by document. Its own postings are read one step of a
matcher at a time; here they are arrays of 32 bits, which are read at once and sliced by word: `TermArrays`. Whoosh's
queries work on them as on its own.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from typing_extensions import override
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.base import FieldCursor, TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import TEXT, FieldType, Schema
from whoosh.filedb.filestore import Storage
from whoosh.formats import Format
from whoosh.index import TOC, FileIndex
from whoosh.matching import ListMatcher
from whoosh.reading import SegmentReader, TermInfo, TermNotFound
from whoosh.writing import SegmentWriter

from aixreader.search.memory import MemoryStorage
from aixreader.search.words import stem

INDEX = "MAIN"
SEGMENT = "0"
FIELD = "text"
"""The one field of the index. Text is passed to Whoosh as words separated by blanks: the pickled schema then refers to
no class of this program.
"""
ZONES = ("title", "body", "cited")
LEXICON_EXT, COUNTS_EXT, DOCUMENTS_EXT, PLACES_EXT = ".lexicon", ".counts", ".documents", ".places"
ROW = 1 + len(ZONES)
"""Numbers in `TermArrays.documents` for a word and a document."""


WordPostings = tuple[str, Sequence[int], Sequence[int]]
"""A word with its parts of `TermArrays.documents` and of `TermArrays.places`."""


@dataclass(frozen=True, slots=True)
class TermArrays:
    """The postings of all words.

    `lexicon` are the words in order, `stems` those of each. For each word, `counts` has the number of its documents and
    of its places; `documents` has for each of its documents the number, and the number of places in each zone; `places`
    has these places in order. `lengths` has for each document the number of words in each zone.
    """

    lexicon: list[str]
    stems: list[str]
    counts: array[int]
    documents: array[int]
    places: array[int]
    lengths: array[int]


def make_schema() -> Schema:
    """The fields of the index."""
    return Schema(**{FIELD: TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True)})


class ArrayCodec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's codec with other postings, and with a fixed name of the segment: the same documents, the same files."""

    @override
    def field_writer(self, storage: Storage, segment: W3Segment) -> TermArraysWriter:
        return TermArraysWriter(storage, segment)

    @override
    def terms_reader(self, storage: Storage, segment: W3Segment) -> TermArraysReader:
        return TermArraysReader(storage, segment)

    @override
    def new_segment(self, _storage: object, indexname: str) -> W3Segment:
        return W3Segment(W3Codec(), indexname, segid=SEGMENT)


class ArrayIndexWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's writer, for postings that are gathered already."""

    def __init__(self, index: FileIndex, lengths: array[int], postings: Iterable[WordPostings]) -> None:
        """`lengths` are those of `TermArrays`; `postings` are those of all words in order, read once by `commit`."""
        super().__init__(index, codec=ArrayCodec())
        self._lengths = lengths
        self._postings = postings
        for first in range(0, len(lengths), len(ZONES)):
            self.perdocwriter.start_doc(self.docnum)
            self.perdocwriter.add_field(FIELD, self.schema[FIELD], None, sum(lengths[first : first + len(ZONES)]))
            self.perdocwriter.finish_doc()
            self.docnum += 1
        self._added = True

    @override
    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        for word, documents, places in self._postings:
            self.fieldwriter.add(word, documents, places)
        self.fieldwriter.finish(self._lengths)
        self.fieldwriter.close()


class TermArraysWriter:
    """Writes the arrays of a segment."""

    def __init__(self, storage: Storage, segment: W3Segment) -> None:
        self._storage = storage
        self._segment = segment
        self.is_closed = False
        self._lexicon: list[str] = []
        self._stems: list[str] = []
        self._counts, self._documents, self._places = array("I"), array("I"), array("I")

    def add(self, word: str, documents: Sequence[int], places: Sequence[int]) -> None:
        """Add the next word."""
        self._lexicon.append(word)
        self._stems.append(stem(word))
        self._counts.extend((len(documents) // ROW, len(places)))
        self._documents.extend(documents)
        self._places.extend(places)

    def finish(self, lengths: array[int]) -> None:
        """Write the files."""
        self._counts.extend(lengths)
        for ending, data in (
            (LEXICON_EXT, "\n".join([*self._lexicon, "", *self._stems]).encode()),
            (COUNTS_EXT, _to_bytes(self._counts)),
            (DOCUMENTS_EXT, _to_bytes(self._documents)),
            (PLACES_EXT, _to_bytes(self._places)),
        ):
            file = self._segment.create_file(self._storage, ending)
            file.write(data)
            file.close()

    def close(self) -> None:
        """Whoosh calls this also where writing is cancelled: no file is open."""
        self.is_closed = True


class LexiconCursor(FieldCursor):  # type: ignore[misc]  # Whoosh has no types
    """Goes through words in order; None stands for the end."""

    def __init__(self, lexicon: list[str], fieldobj: FieldType) -> None:
        self._lexicon = lexicon
        self._fieldobj = fieldobj
        self._at = 0

    @override
    def first(self) -> str | None:
        self._at = 0
        return self.text()

    @override
    def find(self, string: str | bytes) -> str | None:
        wanted = string if isinstance(string, str) else self._fieldobj.from_bytes(string)
        self._at = bisect_left(self._lexicon, wanted)
        return self.text()

    @override
    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The word it is at."""
        return self._lexicon[self._at] if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether it is at a word."""
        return self._at < len(self._lexicon)


class TermArraysReader(TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """What Whoosh asks of the words of a segment, and the arrays themselves, which are read when they are asked for."""

    def __init__(self, storage: Storage, segment: W3Segment) -> None:
        self._storage = storage
        self._segment = segment

    @cached_property
    def arrays(self) -> TermArrays:
        """The postings; raises `ValueError` where the files do not belong together."""
        lines = self._read(LEXICON_EXT).decode("utf-8").split("\n")
        half = len(lines) // 2
        if len(lines) % 2 != 1 or lines[half]:
            raise ValueError(LEXICON_EXT)
        counts, documents, places = (_numbers(self._read(ext)) for ext in (COUNTS_EXT, DOCUMENTS_EXT, PLACES_EXT))
        found = TermArrays(lines[:half], lines[half + 1 :], counts[: 2 * half], documents, places, counts[2 * half :])
        if sum(found.counts[::2]) * ROW != len(documents) or sum(found.counts[1::2]) != len(places):
            raise ValueError(DOCUMENTS_EXT)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(self.arrays.counts[::2])]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [0, *accumulate(self.arrays.counts[1::2])]

    def _read(self, ending: str) -> bytes:
        name = self._segment.make_filename(ending)
        data: bytes = self._storage.open_file(name).read(self._storage.file_length(name))
        return data

    def _number(self, field: str, text: bytes) -> int:
        """The number of a word in the lexicon, -1 if it is not there."""
        word, lexicon = text.decode("utf-8"), self.arrays.lexicon
        number = bisect_left(lexicon, word)
        return number if field == FIELD and number < len(lexicon) and lexicon[number] == word else -1

    def _weights(self, number: int) -> dict[int, int]:
        """How often a word stands in each of its documents."""
        rows = self.arrays.documents[ROW * self._starts[number] : ROW * self._starts[number + 1]]
        return {rows[at]: sum(rows[at + 1 : at + ROW]) for at in range(0, len(rows), ROW)}

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._number(*term) >= 0

    @override
    def indexed_field_names(self) -> list[str]:
        return [FIELD]

    @override
    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from(FIELD, b"")

    @override
    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        lexicon = self.arrays.lexicon if fieldname == FIELD else []
        return ((FIELD, word.encode()) for word in lexicon[bisect_left(lexicon, prefix.decode("utf-8")) :])

    @override
    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return self.items_from(FIELD, b"")

    @override
    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    @override
    def cursor(self, fieldname: str, fieldobj: FieldType) -> LexiconCursor:
        return LexiconCursor(self.arrays.lexicon if fieldname == FIELD else [], fieldobj)

    @override
    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        number = self._number(fieldname, text)
        if number < 0:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        info = TermInfo()
        for document, weight in self._weights(number).items():
            lengths = self.arrays.lengths[len(ZONES) * document : len(ZONES) * (document + 1)]
            info.add_posting(document, weight, sum(lengths))
        return info

    @override
    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: object = None) -> ListMatcher:
        info = self.term_info(fieldname, text)
        weights = self._weights(self._number(fieldname, text))
        place = self._place_starts[self._number(fieldname, text)]
        values = []
        for weight in weights.values():
            values.append(format_.encode(self.arrays.places[place : place + weight]))
            place += weight
        term = (fieldname, text)
        return ListMatcher(
            [*weights], [*map(float, weights.values())], values, format_, scorer=scorer, term=term, terminfo=info
        )


def read_term_arrays(files: Mapping[str, bytes]) -> TermArrays:
    """The postings in the files of an index; raises `ValueError` for other files."""
    try:
        reader = open_reader(files)
        arrays: TermArrays = reader.codec().terms_reader(reader.storage(), reader.segment()).arrays
        reader.close()
    except Exception as error:  # Whoosh raises about ten unrelated types for damaged files
        raise ValueError(str(error)) from error
    return arrays


def open_reader(files: Mapping[str, bytes]) -> SegmentReader:
    """Whoosh's reader of the index in `files`, for its own searches."""
    storage = MemoryStorage()
    storage.files = dict(files)
    toc = TOC.read(storage, INDEX)
    (segment,) = toc.segments
    return SegmentReader(storage, toc.schema, segment, codec=ArrayCodec())


def write_index(lengths: array[int], postings: Iterable[WordPostings]) -> dict[str, bytes]:
    """The files of an index (see `ArrayIndexWriter`); raises what `postings` raises."""
    storage = MemoryStorage()
    index = storage.create_index(make_schema(), indexname=INDEX)
    writer = ArrayIndexWriter(index, lengths, postings)
    try:
        writer.commit(optimize=True)
    except BaseException:
        writer.cancel()
        raise
    index.close()
    return {name: bytes(storage.files[name]) for name in storage.files}


def _to_bytes(numbers: array[int]) -> bytes:
    """An array as bytes, the same on every machine."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
