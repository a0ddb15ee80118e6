"""Marks as comma-separated values, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from aixreader.publish.sheets import Sheet, sheet_csv
from aixreader.services.marks.marks_list import mark_folders, notes_in_order, section_link, section_order
from aixreader.services.session.session import Session
from aixreader.userdata.records import Record

TAG_SEPARATOR = "; "
"""A tag may hold blanks and commas."""
COLUMNS = ("kind", "section", "title", "folder", "tags", "colour", "quote", "note", "edition", "created", "link")


def marks_csv(records: Iterable[Record], session: Session | None = None) -> str:
    """A header, bookmarks, then highlights and notes; cells that a spreadsheet would take for formulas are escaped."""
    records = tuple(records)
    rows: list[tuple[str, ...]] = []
    for folder in mark_folders(records):
        for mark in folder.bookmarks:
            path, tags = " / ".join(folder.path), TAG_SEPARATOR.join(mark.tags)
            cells = ("bookmark", mark.section, mark.title, path, tags, mark.colour, mark.quote, "", mark.edition)
            rows.append((*cells, mark.created, section_link(mark.section, session)))
    for note in notes_in_order(records, section_order(session) if session is not None else {}):
        kind = "highlight" if note.quote else "note"
        cells = (kind, note.section, note.title, "", "", note.colour, note.quote, note.note, note.edition)
        rows.append((*cells, note.created, section_link(note.section, session)))
    return sheet_csv(Sheet("marks", COLUMNS, tuple(rows)))
