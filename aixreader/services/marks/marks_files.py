"""Exports marks to files and imports them, in all supported formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aixreader.errors import UserDataError
from aixreader.publish.output import OutputFormat, format_of, write_out
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.services.session.session import Session
    from aixreader.userdata.records import Record

MAX_FILE_BYTES = 256 * 1024 * 1024


def write_marks(records: Iterable[Record], format_id: str, session: Session | None = None) -> str:
    """`records` in one of `FORMATS`; with a session, notes are sorted in the order of its sections."""
    write = format_of(None, format_id, FORMATS).write
    assert write is not None  # noqa: S101  # every entry has a writer
    return write(records, session)


def save_marks(records: Iterable[Record], path: Path, format_id: str, session: Session | None = None) -> None:
    """Write them to `path`; raises `OutputError`, and then an existing file is unchanged."""
    write_out(path, write_marks(records, format_id, session).encode("utf-8", "replace"), mode=0o600)


def read_marks(path: Path) -> tuple[Record, ...]:
    """The records in a JSON file of AIX Reader or in a browser's bookmarks file; raises `UserDataError`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UserDataError(f"{path} cannot be read: {error.strerror or error}.", "Nothing was changed.") from error
    if len(data) > MAX_FILE_BYTES:
        raise UserDataError(f"{path} is too large.", "Nothing was changed.")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        from aixreader.services.marks.marks_html import read_marks_html

        return read_marks_html(data)
    from aixreader.services.marks.marks_json import read_marks_json

    return read_marks_json(data)


def _json(records: Iterable[Record], _session: Session | None) -> str:
    from aixreader.services.marks.marks_json import marks_json

    return marks_json(records)


def _markdown(records: Iterable[Record], session: Session | None) -> str:
    from aixreader.services.marks.marks_markdown import marks_markdown

    return marks_markdown(records, _order(session))


def _html(records: Iterable[Record], _session: Session | None) -> str:
    from aixreader.services.marks.marks_html import marks_html

    return marks_html(records)


def _csv(records: Iterable[Record], session: Session | None) -> str:
    from aixreader.services.marks.marks_csv import marks_csv

    return marks_csv(records, _order(session))


def _order(session: Session | None) -> Mapping[str, int]:
    from aixreader.services.marks.marks_list import section_order

    return section_order(session) if session is not None else {}


MarksWriter: TypeAlias = "Callable[[Iterable[Record], Session | None], str]"


@dataclass(frozen=True, slots=True)
class MarksFormat(OutputFormat[MarksWriter]):
    """A format of marks; `in_text_order` is set where notes are written in the order of the edition's text."""

    in_text_order: bool = False


FORMATS = (
    MarksFormat("json", QT_TRANSLATE_NOOP("Formats", "Complete, to import again"), "complete (json)", _json),
    MarksFormat(
        "md",
        QT_TRANSLATE_NOOP("Formats", "To read"),
        "to read (md)",
        _markdown,
        suffixes=("markdown",),
        in_text_order=True,
    ),
    MarksFormat("html", QT_TRANSLATE_NOOP("Formats", "For browsers"), "for browsers (html)", _html, suffixes=("htm",)),
    MarksFormat(
        "csv", QT_TRANSLATE_NOOP("Formats", "For spreadsheets"), "for spreadsheets (csv)", _csv, in_text_order=True
    ),
)
"""In the order of the save dialog."""
