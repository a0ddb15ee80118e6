"""Marks out to files and in from files, in any form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from aixreader.errors import UserDataError
from aixreader.publish.output import write_out
from aixreader.services.marks.marks_list import section_order
from aixreader.services.session.session import Session
from aixreader.userdata.records import Record

FORMATS = {"json": "json", "md": "md", "markdown": "md", "html": "html", "htm": "html", "csv": "csv"}
"""Names of forms, and how files of theirs end."""
LARGEST = 256 * 1024 * 1024


def write_marks(records: Iterable[Record], form: str, session: Session | None = None) -> str:
    """`records` in one of `FORMATS`; with a session notes come in the order of its text."""
    order = section_order(session) if session is not None else {}
    kind = FORMATS[form]
    if kind == "json":
        from aixreader.services.marks.marks_json import marks_json

        return marks_json(records)
    if kind == "md":
        from aixreader.services.marks.marks_markdown import marks_markdown

        return marks_markdown(records, order)
    if kind == "html":
        from aixreader.services.marks.marks_html import marks_html

        return marks_html(records)
    from aixreader.services.marks.marks_csv import marks_csv

    return marks_csv(records, order)


def save_marks(records: Iterable[Record], path: Path, form: str, session: Session | None = None) -> None:
    """Write them to `path`; raises `OutputError`, and then what was there is as it was."""
    write_out(path, write_marks(records, form, session).encode("utf-8", "replace"), mode=0o600)


def read_marks(path: Path) -> tuple[Record, ...]:
    """The records in a JSON file of ours or in a browser's bookmarks file; raises `UserDataError`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise UserDataError(f"{path} cannot be read: {error.strerror or error}.", "Nothing was changed.") from error
    if len(data) > LARGEST:
        raise UserDataError(f"{path} is far too large.", "Nothing was changed.")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        from aixreader.services.marks.marks_html import read_marks_html

        return read_marks_html(data)
    from aixreader.services.marks.marks_json import read_marks_json

    return read_marks_json(data)
