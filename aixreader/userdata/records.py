"""The user's records: bookmarks in folders, highlights and notes, visits, reading lists and what was read of them.

A record refers to a section by its id, which is stable across editions, and stores its title and a quote as well: they
still describe a mark whose section no longer exists. Times are UTC (ISO 8601); `place` is a sort key. The names of the
fields are those in the database and in exported files: they are not changed without a migration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar, TypeVar

from aixreader.json_codec import DecodeError, Limit, between, decode, encode, max_items, max_length, one_of

COLOURS = ("yellow", "green", "blue", "pink", "grey")
MAX_LINE_LENGTH = 1000
MAX_TEXT_LENGTH = 200_000
MAX_ITEMS = 100
MAX_ENTRIES = 300
"""Sections of one reading list."""
MAX_COUNT = 10**9 - 1
MAX_SORT_KEY = 1e15
Body = dict[str, Any]

Line = Annotated[str, max_length(MAX_LINE_LENGTH)]
Id = Annotated[str, Limit(lambda text: 0 < len(text) <= MAX_LINE_LENGTH, "should have 1 to 1,000 characters")]
Text = Annotated[str, max_length(MAX_TEXT_LENGTH)]
Lines = Annotated[tuple[Line, ...], max_items(MAX_ITEMS)]
Colour = Annotated[str, one_of("", *COLOURS)]
Count = Annotated[int, between(0, MAX_COUNT)]
SortKey = Annotated[float, between(-MAX_SORT_KEY, MAX_SORT_KEY)]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of bookmarks, in the folder `parent` ("" at the top)."""

    KIND: ClassVar = "folder"
    id: Id
    title: Line
    parent: Line = ""
    place: SortKey = 0.0
    created: Line = ""
    changed: Line = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of a section.

    `quote` is the beginning of its text and `edition` the edition at the time, `known` the digests of the texts that
    the user has reviewed (`services.marks.review`), `folder` the id of its folder ("" at the top).
    """

    KIND: ClassVar = "bookmark"
    id: Id
    section: Line
    title: Line
    folder: Line = ""
    place: SortKey = 0.0
    tags: Lines = ()
    colour: Colour = ""
    quote: Text = ""
    edition: Line = ""
    known: Lines = ()
    created: Line = ""
    changed: Line = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight of `quote` in a section, with or without a `note` (Markdown); without a quote, a note on the section.

    Anchored by two selectors of W3C's Web Annotation Data Model: the quote with the text `before` and `after` it
    (TextQuoteSelector), and its offset `start` (TextPositionSelector) in the section's text without white space.
    """

    KIND: ClassVar = "annotation"
    id: Id
    section: Line
    title: Line
    quote: Text = ""
    before: Line = ""
    after: Line = ""
    start: Count = 0
    colour: Colour = "yellow"
    note: Text = ""
    edition: Line = ""
    known: Lines = ()
    created: Line = ""
    changed: Line = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """The visits of a section on one day; the id consists of both. `when` is the time of the last one, `share` the
    scroll position (0.0 to 1.0).
    """

    KIND: ClassVar = "visit"
    id: Id
    section: Line
    title: Line
    when: Line
    times: Count = 1
    share: SortKey = 0.0


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A section of a reading list: its id, its title when it was added, and why it is in the list, "" where unsaid."""

    section: Id
    title: Line = ""
    why: Line = ""


Entries = Annotated[tuple[ListEntry, ...], max_items(MAX_ENTRIES)]


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A reading list of the user's own: sections in the order in which to read them. `summary` says what it is for."""

    KIND: ClassVar = "reading_list"
    id: Id
    title: Line
    summary: Line = ""
    entries: Entries = ()
    created: Line = ""
    changed: Line = ""


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section that counts as read in every reading list; the id is the section's, `when` the time it was read."""

    KIND: ClassVar = "read"
    id: Id
    title: Line = ""
    when: Line = ""


Record = Folder | Bookmark | Annotation | Visit | ReadingList | ReadSection
KINDS: dict[str, type[Record]] = {
    kind.KIND: kind for kind in (Folder, Bookmark, Annotation, Visit, ReadingList, ReadSection)
}
NAMES = {name: tuple(field.name for field in fields(kind) if field.name != "id") for name, kind in KINDS.items()}
"""The fields of each kind but the id."""
RecordT = TypeVar("RecordT", Folder, Bookmark, Annotation, Visit, ReadingList, ReadSection)


def body_of(record: Record) -> Body:
    """The record as JSON values, without its id."""
    values = ((name, getattr(record, name)) for name in NAMES[record.KIND])
    return {name: encode(value) if isinstance(value, tuple) else value for name, value in values}


def read_record(kind: str, name: str, body: Mapping[str, object]) -> Record:
    """The record in `body`, whose id is `name`; raises `DecodeError`.

    Unknown fields are ignored: a newer version may have written them.
    """
    record = KINDS.get(kind)
    if record is None:
        raise DecodeError(f"is of an unknown kind: {kind!r:.80}")
    return decode(record, {**body, "id": name}, ignore_unknown=True)
