"""Marks as comma-separated values, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aixreader.publish.sheets import Sheet, sheet_csv
from aixreader.services.marks.marks_list import link_of, notes_in_order, shelves
from aixreader.userdata.records import Record

COLUMNS = ("kind", "section", "title", "folder", "tags", "colour", "quote", "note", "edition", "created", "link")


def marks_csv(records: Iterable[Record], order: Mapping[str, int]) -> str:
    """Bookmarks, then highlights and notes, with a head; no cell can be taken for a formula."""
    records = tuple(records)
    rows: list[tuple[str, ...]] = []
    for shelf in shelves(records):
        for mark in shelf.bookmarks:
            folder, tags = " / ".join(shelf.path), " ".join(mark.tags)
            told = ("bookmark", mark.section, mark.title, folder, tags, mark.colour, mark.quote, "", mark.edition)
            rows.append((*told, mark.created, link_of(mark.section)))
    for note in notes_in_order(records, order):
        kind = "highlight" if note.quote else "note"
        told = (kind, note.section, note.title, "", "", note.colour, note.quote, note.note, note.edition)
        rows.append((*told, note.created, link_of(note.section)))
    return sheet_csv(Sheet("marks", COLUMNS, tuple(rows)))
