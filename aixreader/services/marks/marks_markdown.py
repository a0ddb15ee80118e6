"""Marks as Markdown, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aixreader.publish.markdown import escape_markdown
from aixreader.services.marks.marks_list import citation, mark_folders, notes_in_order, section_link
from aixreader.userdata.records import Record


def marks_markdown(records: Iterable[Record], order: Mapping[str, int]) -> str:
    """Bookmarks by folder, then highlights and notes in the order of the edition."""
    records = tuple(records)
    return "\n".join([*_bookmarks(records), *_notes(records, order)]).strip("\n") + "\n"


def _bookmarks(records: tuple[Record, ...]) -> Iterator[str]:
    folders = tuple(mark_folders(records))
    if folders:
        yield from ("# Bookmarks", "")
    for folder in folders:
        if folder.path:
            yield from (f"{'#' * min(6, 1 + len(folder.path))} {escape_markdown(folder.path[-1])}", "")
        for mark in folder.bookmarks:
            tags = " ".join(f"`{tag}`" for tag in mark.tags)
            yield f"- [{escape_markdown(mark.title)}]({section_link(mark.section)}){' ' if tags else ''}{tags}"
            if mark.edition:
                yield f"  {escape_markdown(mark.edition)}"
        yield ""


def _notes(records: tuple[Record, ...], order: Mapping[str, int]) -> Iterator[str]:
    notes = notes_in_order(records, order)
    if notes:
        yield from ("# Highlights and notes", "")
    for mark in notes:
        if mark.quote:
            yield from (f"> {escape_markdown(line)}" for line in mark.quote.splitlines())
            yield ""
        if mark.note:
            yield from (mark.note, "")
        yield from (f"({escape_markdown(citation(mark))})", "")
