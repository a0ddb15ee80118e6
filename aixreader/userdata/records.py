"""What the reader's user owns: bookmarks in folders, highlights and notes, visits.

Everything names a section by its id, which outlives editions, and keeps the title and a quote beside it: a mark whose
section is gone still says what it was of. Times are UTC in ISO form, places are numbers to sort by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, TypeVar

COLOURS = ("yellow", "green", "blue", "pink", "grey")
MAX_LINE_LENGTH = 1000
MAX_TEXT_LENGTH = 200_000
MAX_ITEMS = 100
Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of bookmarks, in the folder `parent` ("" at the top)."""

    KIND: ClassVar = "folder"
    id: str
    title: str
    parent: str = ""
    place: float = 0.0
    created: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A section that is kept.

    `quote` is the beginning of its text when it was kept, `edition` the edition it was kept in, `known` the digests of
    its text that the user has seen, `folder` the id of its folder ("" at the top).
    """

    KIND: ClassVar = "bookmark"
    id: str
    section: str
    title: str
    folder: str = ""
    place: float = 0.0
    tags: tuple[str, ...] = ()
    colour: str = ""
    quote: str = ""
    edition: str = ""
    known: tuple[str, ...] = ()
    created: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight of `quote` in a section, with or without a `note` (Markdown); without a quote a note on all of it.

    Anchored as W3C's Web Annotation selectors do: the quote with what stands before and after it (TextQuoteSelector)
    and where it begins (`start`, TextPositionSelector), in characters of the section's text without its blanks.
    """

    KIND: ClassVar = "annotation"
    id: str
    section: str
    title: str
    quote: str = ""
    before: str = ""
    after: str = ""
    start: int = 0
    colour: str = "yellow"
    note: str = ""
    edition: str = ""
    known: tuple[str, ...] = ()
    created: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A section read on a day; the id is both. `when` is the last time, `share` how far down the page one was."""

    KIND: ClassVar = "visit"
    id: str
    section: str
    title: str
    when: str
    times: int = 1
    share: float = 0.0


Record = Folder | Bookmark | Annotation | Visit
KINDS: dict[str, type[Record]] = {kind.KIND: kind for kind in (Folder, Bookmark, Annotation, Visit)}
RecordT = TypeVar("RecordT", Folder, Bookmark, Annotation, Visit)


class InvalidRecordError(ValueError):
    """A record that is not what it should be; its message says what is wrong."""


def body_of(record: Record) -> Body:
    """The record as plain values, without its id."""
    body = asdict(record)
    del body["id"]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in body.items()}


def read_record(kind: str, name: str, body: Mapping[str, object]) -> Record:
    """The record in `body`; raises `InvalidRecordError`. What is not known is passed over, what may be missing is
    as new.
    """
    made = KINDS.get(kind)
    if made is None:
        raise InvalidRecordError(f"'{kind}' is no kind of mark")
    values: Body = {"id": _line("id", name)}
    for field in fields(made):
        if field.name != "id" and field.name in body:
            values[field.name] = READERS[field.name](field.name, body[field.name])
    try:
        return made(**values)
    except TypeError as error:
        raise InvalidRecordError(f"a {kind} lacks what it needs") from error


def _line(name: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_LINE_LENGTH:
        raise InvalidRecordError(f"'{name}' is no line of text")
    return value


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT_LENGTH:
        raise InvalidRecordError(f"'{name}' is no text, or too long")
    return value


def _lines(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or len(value) > MAX_ITEMS:
        raise InvalidRecordError(f"'{name}' is no list, or too long")
    return tuple(_line(name, item) for item in value)


def _colour(name: str, value: object) -> str:
    if value not in ("", *COLOURS):
        raise InvalidRecordError(f"'{name}' is no colour of marks")
    return str(value)


def _count(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise InvalidRecordError(f"'{name}' is no number")
    return value


def _place(name: str, value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not -1e15 < value < 1e15:
        raise InvalidRecordError(f"'{name}' is no number")
    return float(value)


READERS: dict[str, Callable[[str, object], Any]] = {
    "section": _line,
    "title": _line,
    "parent": _line,
    "folder": _line,
    "place": _place,
    "tags": _lines,
    "colour": _colour,
    "quote": _text,
    "before": _line,
    "after": _line,
    "start": _count,
    "note": _text,
    "edition": _line,
    "known": _lines,
    "created": _line,
    "changed": _line,
    "when": _line,
    "times": _count,
    "share": _place,
}
