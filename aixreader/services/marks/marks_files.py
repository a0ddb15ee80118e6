"""Exports marks to files, in all supported formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aixreader.errors import NotFoundError
from aixreader.publish.output import OutputFormat, format_of, write_out
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.services.session.session import Session
    from aixreader.userdata.records import Annotation, Record


MODE = 0o600
"""The permissions of exported files."""


def write_marks(records: Iterable[Record], format_id: str, session: Session | None = None) -> str:
    """`records` in one of `FORMATS`; with a session, notes are in the order of its sections, and these have the
    addresses that its edition knows.

    What a format does not hold is left out: see `exported_marks`.
    """
    write = format_of(None, format_id, FORMATS).write
    assert write is not None  # noqa: S101  # every entry has a writer
    return write(records, session)


def exported_marks(records: Iterable[Record], format_id: str) -> list[Record]:
    """Those of `records` that a format holds."""
    form = format_of(None, format_id, FORMATS)
    records = tuple(records)
    notes = form.more(records) if form.more is not None else []
    return [*(record for record in records if record.KIND in form.kinds), *notes]


def save_marks(records: Iterable[Record], path: Path, format_id: str, session: Session | None = None) -> int:
    """Write them to `path`; returns how many of them the file holds.

    Raises `NotFoundError` if that is none, `OutputError` if it cannot be written; then an existing file is unchanged.
    """
    records = tuple(records)
    count = len(exported_marks(records, format_id))
    if not count:
        raise NotFoundError("There is nothing to export in this format.", "Nothing was written.")
    write_out(path, marks_bytes(records, format_id, session), MODE)
    return count


def marks_bytes(records: Iterable[Record], format_id: str, session: Session | None = None) -> bytes:
    """What a file of marks holds: the text of `write_marks`."""
    return format_of(None, format_id, FORMATS).as_file(
        write_marks(records, format_id, session).encode("utf-8", "replace")
    )


def _json(records: Iterable[Record], _session: Session | None) -> str:
    from aixreader.services.marks.marks_json import marks_json

    return marks_json(records)


def _markdown(records: Iterable[Record], session: Session | None) -> str:
    from aixreader.services.marks.marks_markdown import marks_markdown

    return marks_markdown(records, session)


def _html(records: Iterable[Record], session: Session | None) -> str:
    from aixreader.services.marks.marks_html import marks_html

    return marks_html(records, session)


def _bookmarked_notes(records: Iterable[Record]) -> list[Annotation]:
    from aixreader.services.marks.marks_html import bookmarked_notes

    return bookmarked_notes(records)


def _csv(records: Iterable[Record], session: Session | None) -> str:
    from aixreader.services.marks.marks_csv import marks_csv

    return marks_csv(records, session)


MarksWriter: TypeAlias = "Callable[[Iterable[Record], Session | None], str]"


@dataclass(frozen=True, slots=True)
class MarksFormat(OutputFormat[MarksWriter]):
    """A format of marks, with the `kinds` of records that it holds, and what `more` it holds of others.

    `uses_edition` is set where notes are in the order of the edition's text, or sections have their addresses on its
    site.
    """

    kinds: tuple[str, ...] = ("bookmark", "annotation")
    more: Callable[[Iterable[Record]], list[Annotation]] | None = None
    uses_edition: bool = False


FORMATS = (
    MarksFormat(
        "json",
        QT_TRANSLATE_NOOP("Formats", "Complete, to import again"),
        "complete (json)",
        _json,
        kinds=("folder", "bookmark", "annotation", "visit", "reading_list", "read"),
    ),
    MarksFormat(
        "md",
        QT_TRANSLATE_NOOP("Formats", "To read"),
        "to read (md)",
        _markdown,
        suffixes=("markdown",),
        uses_edition=True,
    ),
    MarksFormat(
        "html",
        QT_TRANSLATE_NOOP("Formats", "For browsers"),
        "bookmarks for browsers (html)",
        _html,
        suffixes=("htm",),
        kinds=("bookmark",),
        more=_bookmarked_notes,
        uses_edition=True,
    ),
    MarksFormat(
        "csv",
        QT_TRANSLATE_NOOP("Formats", "For spreadsheets"),
        "for spreadsheets (csv; files begin with a byte order mark, for Excel)",
        _csv,
        uses_edition=True,
        has_mark=True,
    ),
)
"""In the order of the save dialog."""
