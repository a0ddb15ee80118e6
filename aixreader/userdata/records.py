"""What the reader's user owns: bookmarks in folders, highlights and notes, visits.

Everything names a section by its id, which outlives editions, and keeps the title and a quote beside it: a mark whose
section is gone still says what it was of. Times are UTC in ISO form, places are numbers to sort by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, ClassVar, TypeVar

from aixreader.json_codec import DecodeError, Limit, between, decode, max_items, max_length, one_of

COLOURS = ("yellow", "green", "blue", "pink", "grey")
MAX_LINE_LENGTH = 1000
MAX_TEXT_LENGTH = 200_000
MAX_ITEMS = 100
MAX_COUNT = 10**9 - 1
MAX_PLACE = 1e15
Body = dict[str, Any]

Line = Annotated[str, max_length(MAX_LINE_LENGTH)]
Id = Annotated[Line, Limit(bool, "should not be empty")]
Text = Annotated[str, max_length(MAX_TEXT_LENGTH)]
Lines = Annotated[tuple[Line, ...], max_items(MAX_ITEMS)]
Colour = Annotated[str, one_of("", *COLOURS)]
Count = Annotated[int, between(0, MAX_COUNT)]
Place = Annotated[float, between(-MAX_PLACE, MAX_PLACE)]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of bookmarks, in the folder `parent` ("" at the top)."""

    KIND: ClassVar = "folder"
    id: Id
    title: Line
    parent: Line = ""
    place: Place = 0.0
    created: Line = ""
    changed: Line = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A section that is kept.

    `quote` is the beginning of its text when it was kept, `edition` the edition it was kept in, `known` the digests of
    its text that the user has seen, `folder` the id of its folder ("" at the top).
    """

    KIND: ClassVar = "bookmark"
    id: Id
    section: Line
    title: Line
    folder: Line = ""
    place: Place = 0.0
    tags: Lines = ()
    colour: Colour = ""
    quote: Text = ""
    edition: Line = ""
    known: Lines = ()
    created: Line = ""
    changed: Line = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight of `quote` in a section, with or without a `note` (Markdown); without a quote a note on all of it.

    Anchored as W3C's Web Annotation selectors do: the quote with what stands before and after it (TextQuoteSelector)
    and where it begins (`start`, TextPositionSelector), in characters of the section's text without its blanks.
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
    """A section read on a day; the id is both. `when` is the last time, `share` how far down the page one was."""

    KIND: ClassVar = "visit"
    id: Id
    section: Line
    title: Line
    when: Line
    times: Count = 1
    share: Place = 0.0


Record = Folder | Bookmark | Annotation | Visit
KINDS: dict[str, type[Record]] = {kind.KIND: kind for kind in (Folder, Bookmark, Annotation, Visit)}
RecordT = TypeVar("RecordT", Folder, Bookmark, Annotation, Visit)


def body_of(record: Record) -> Body:
    """The record as plain values, without its id."""
    body = asdict(record)
    del body["id"]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in body.items()}


def read_record(kind: str, name: str, body: Mapping[str, object]) -> Record:
    """The record in `body`, whose id is `name`; raises `DecodeError`.

    Unknown fields are passed over: a newer reader may have written them.
    """
    record = KINDS.get(kind)
    if record is None:
        raise DecodeError(f"is of an unknown kind: {kind!r:.80}")
    return decode(record, {**body, "id": name}, ignore_unknown=True)
