"""All marks as JSON, without loss: for a backup, or to move them to another computer.

    {"format": "aixreader-marks", "version": 1,
     "folders": [...], "bookmarks": [...], "annotations": [...], "visits": [...],
     "reading_lists": [...], "read_sections": [...]}

Each record has its `id` and the fields of `aixreader.userdata.records`. Records are sorted by id, so that the same
marks give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from aixreader.control_characters import escape_controls
from aixreader.errors import UserDataError, shortened
from aixreader.json_codec import DecodeError, decode
from aixreader.userdata.records import (
    Annotation,
    Bookmark,
    Folder,
    ReadingList,
    ReadSection,
    Record,
    Visit,
    body_of,
)

FORMAT = "aixreader-marks"
VERSION = 1
PLURALS = {
    "folder": "folders",
    "bookmark": "bookmarks",
    "annotation": "annotations",
    "visit": "visits",
    "reading_list": "reading_lists",
    "read": "read_sections",
}
HINT = "Nothing was changed. Choose a file exported by AIX Reader."


@dataclass(frozen=True, slots=True)
class _MarksFile:
    """A whole file; the names of the lists are `PLURALS`."""

    format: str
    version: int
    folders: tuple[Folder, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    visits: tuple[Visit, ...] = ()
    reading_lists: tuple[ReadingList, ...] = ()
    read_sections: tuple[ReadSection, ...] = ()


def marks_json(records: Iterable[Record]) -> str:
    """`records` as JSON."""
    parts: dict[str, list[dict[str, object]]] = {plural: [] for plural in PLURALS.values()}
    for record in sorted(records, key=lambda record: (record.KIND, record.id)):
        parts[PLURALS[record.KIND]].append({"id": record.id, **body_of(record)})
    header: dict[str, object] = {"format": FORMAT, "version": VERSION}
    return escape_controls(json.dumps(header | parts, ensure_ascii=False, indent=1)) + "\n"


def marks_of(value: object) -> tuple[Record, ...]:
    """The records in a JSON value; raises `UserDataError` if it has another format, a newer version or an invalid
    record.
    """
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise UserDataError("The file contains no marks of AIX Reader.", HINT)
    if value.get("version") != VERSION:
        raise UserDataError(
            f"The marks were exported by a newer version of AIX Reader (format {shortened(str(value.get('version')))},"
            f" supported: {VERSION}).",
            "Nothing was changed. Use the newer version.",
        )
    try:
        marks = decode(_MarksFile, value, ignore_unknown=True)
    except DecodeError as error:
        raise UserDataError(f"The file contains an invalid mark: {error}.", HINT) from error
    return (
        *marks.folders,
        *marks.bookmarks,
        *marks.annotations,
        *marks.visits,
        *marks.reading_lists,
        *marks.read_sections,
    )
