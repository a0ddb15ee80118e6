"""Reading lists as files, to give to others: a JSON object that can be read and written by hand.

    {"format": "aixreader-reading-list", "version": 1, "title": "For new colleagues", "summary": "The first week.",
     "edition": "AI Exchange, as of 2026-08-22",
     "sections": [{"section": "essentials", "title": "Essentials", "why": "The basics"}]}

`section` is the id of a section, `title` its heading; all but `format`, `version`, `title` and `sections` may be left
out. What a later version adds is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from aixreader.control_characters import escape_controls
from aixreader.errors import UserDataError, shortened
from aixreader.json_codec import DecodeError, Limit, decode, encode, max_items, max_length, parse
from aixreader.model.address import is_possible_section
from aixreader.publish.output import write_out
from aixreader.services.reading.list_changes import MAX_TITLE, clean_text, clean_title, make_list
from aixreader.services.session.session import Session
from aixreader.userdata.import_file import read_import
from aixreader.userdata.records import MAX_ENTRIES, MAX_LINE_LENGTH, ListEntry, ReadingList

FORMAT = "aixreader-reading-list"
VERSION = 1
SUFFIX = "json"
MAX_FILE_BYTES = 1024 * 1024
NOT_CHANGED = "Nothing was imported. Choose a reading list that was shared from AIX Reader."
Version = Annotated[int, Limit(lambda version: version == VERSION, f"should be {VERSION}")]
Words = Annotated[str, max_length(MAX_LINE_LENGTH)]
Name = Annotated[str, max_length(MAX_TITLE), Limit(lambda text: bool(clean_text(text)), "is empty")]
SectionId = Annotated[str, max_length(MAX_LINE_LENGTH), Limit(is_possible_section, "is not the id of a section")]


@dataclass(frozen=True, slots=True)
class _Entry:
    section: SectionId
    title: Words = ""
    why: Words = ""


@dataclass(frozen=True, slots=True)
class _File:
    format: str
    version: Version
    title: Name
    sections: Annotated[
        tuple[_Entry, ...], max_items(MAX_ENTRIES), Limit(lambda entries: len(entries) > 0, "is empty", MAX_ENTRIES)
    ]
    summary: Words = ""
    edition: Words = ""


def list_json(session: Session, title: str, summary: str, entries: Iterable[ListEntry]) -> str:
    """A list as the text of a file. `entries` are those of the user's record: sections that the edition does not have
    are passed on, too.
    """
    manifest = session.edition.manifest
    as_of = f", as of {manifest.date[:10]}" if manifest.date else ""
    file: dict[str, object] = {"format": FORMAT, "version": VERSION, "title": title}
    file |= {"summary": summary} if summary else {}
    file |= {"edition": f"{manifest.title}{as_of}", "sections": [encode(entry) for entry in entries]}
    return escape_controls(json.dumps(file, ensure_ascii=False, indent=1)) + "\n"


def write_list_file(path: Path, text: str) -> None:
    """Write the text of a list to a file; raises `OutputError`."""
    write_out(path, text.encode("utf-8", "replace"))


def read_list_file(path: Path) -> ReadingList:
    """The list in a file, as a new one of the user's. Raises `UserDataError`, which says what is wrong with it."""
    try:
        value = parse(read_import(path, MAX_FILE_BYTES, NOT_CHANGED))
    except DecodeError as error:
        raise UserDataError(f"{path.name} {error.problem}.", NOT_CHANGED) from error
    return list_of(value, path.name)


def list_of(value: object, name: str) -> ReadingList:
    """The list in a JSON value from the file `name`; raises `UserDataError`."""
    kind = value.get("format") if isinstance(value, dict) else None
    if kind == "aixreader-marks":
        raise UserDataError(f"{name} holds marks, not a reading list.", "Use Marks > Import to import them.")
    if not isinstance(value, dict) or kind != FORMAT:
        raise UserDataError(f"{name} is not a reading list of AIX Reader.", NOT_CHANGED)
    version = value.get("version")
    if type(version) is int and version > VERSION:
        raise UserDataError(
            f"{name} was written by a newer version of AIX Reader (format {shortened(str(version))}, supported:"
            f" {VERSION}).",
            "Nothing was imported. Use the newer version.",
        )
    try:
        file = decode(_File, value, ignore_unknown=True)
    except DecodeError as error:
        raise UserDataError(f"{name} is not a valid reading list: {shortened(str(error))}.", NOT_CHANGED) from error
    entries = (ListEntry(each.section, clean_text(each.title), clean_text(each.why)) for each in file.sections)
    return make_list(clean_title(file.title), entries, file.summary)
