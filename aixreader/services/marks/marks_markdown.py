"""Marks as Markdown, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aixreader.publish.markdown import code_span, enclosed, escape_line, escape_lines
from aixreader.services.marks.marks_list import citation, mark_folders, notes_in_order, section_link, section_order
from aixreader.services.session.session import Session
from aixreader.userdata.records import Bookmark, Record


def marks_markdown(records: Iterable[Record], session: Session | None = None) -> str:
    """Bookmarks by folder, then highlights and notes in the order of the edition. What the user has written ends with
    its mark: none reaches the next.
    """
    records = tuple(records)
    return "\n".join([*_bookmarks(records, session), *_notes(records, session)]).strip("\n") + "\n"


def _bookmarks(records: tuple[Record, ...], session: Session | None) -> Iterator[str]:
    folders = tuple(mark_folders(records))
    if folders:
        yield from ("# Bookmarks", "")
    for folder in folders:
        if folder.path:
            yield from (f"{'#' * min(6, 1 + len(folder.path))} {escape_line(folder.path[-1])}", "")
        for mark in folder.bookmarks:
            title = escape_line(mark.title) or escape_line(mark.section)
            yield " ".join(
                [
                    f"- [{title}]({section_link(mark.section, session)})",
                    *filter(None, map(code_span, mark.tags)),
                    *_colour(mark),
                ]
            )
            if mark.edition.strip():
                yield f"  {escape_line(mark.edition)}"
        yield ""


def _colour(mark: Bookmark) -> Iterator[str]:
    if mark.colour:
        yield f"({mark.colour})"


def _notes(records: tuple[Record, ...], session: Session | None) -> Iterator[str]:
    notes = notes_in_order(records, section_order(session) if session is not None else {})
    if notes:
        yield from ("# Highlights and notes", "")
    for mark in notes:
        if mark.quote.strip():
            yield from (f"> {line}".rstrip() for line in escape_lines(mark.quote.strip()))
            yield ""
        if mark.note.strip():
            yield from (*enclosed(mark.note), "")
        yield from (escape_line(f"({citation(mark, session)})"), "")
