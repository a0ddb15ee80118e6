"""Bookmarks in the Netscape bookmark file format, which browsers import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape

from aixreader.control_characters import one_line, without_controls
from aixreader.services.marks.bookmark_extras import ATTRIBUTE, extras_json, written_tags
from aixreader.services.marks.marks_list import mark_folders, notes_in_order, section_link
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation, Bookmark, Record

HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
"""


def bookmarked_notes(records: Iterable[Record]) -> list[Annotation]:
    """The notes on bookmarked sections, in the order of their text: a bookmarks file has a place for these."""
    records = tuple(records)
    sections = {record.section for record in records if isinstance(record, Bookmark)}
    return [note for note in notes_in_order(records, {}) if note.section in sections and note.note.strip()]


def marks_html(records: Iterable[Record], session: Session | None = None) -> str:
    """The bookmarks with their folders, as a bookmark file; the notes on a section are the description of its
    bookmarks.
    """
    records = tuple(records)
    notes: dict[str, list[Annotation]] = {}
    for note in bookmarked_notes(records):
        notes.setdefault(note.section, []).append(note)
    lines = [HEAD.rstrip("\n"), "<DL><p>"]
    open_path: tuple[str, ...] = ()
    for folder in mark_folders(records):
        common = next(
            (depth for depth, pair in enumerate(zip(open_path, folder.path, strict=False)) if pair[0] != pair[1]),
            min(len(open_path), len(folder.path)),
        )
        lines += ["</DL><p>"] * (len(open_path) - common)
        for title in folder.path[common:]:
            lines += [f"<DT><H3>{escape(one_line(title))}</H3>", "<DL><p>"]
        open_path = folder.path
        for mark in folder.bookmarks:
            lines += _entry(mark, notes.get(mark.section, []), session)
    lines += ["</DL><p>"] * (len(open_path) + 1)
    return "\n".join(lines) + "\n"


def _entry(mark: Bookmark, notes: Sequence[Annotation], session: Session | None) -> Iterator[str]:
    attributes = {"HREF": section_link(mark.section, session), "ADD_DATE": _seconds(mark.created)}
    if mark.changed != mark.created:
        attributes["LAST_MODIFIED"] = _seconds(mark.changed)
    attributes |= {"TAGS": written_tags(map(one_line, mark.tags)), ATTRIBUTE: extras_json(mark, notes)}
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    yield f"<DT><A{written}>{escape(one_line(mark.title))}</A>"
    if notes:
        yield f"<DD>{escape(description(notes), quote=False)}"


def description(notes: Sequence[Annotation]) -> str:
    """Notes as the description of a bookmark, each after what it was written to."""
    return without_controls("\n\n".join(map(_description, notes)))


def _description(note: Annotation) -> str:
    quote = note.quote.strip()
    return f"“{quote}”\n{note.note.strip()}" if quote else note.note.strip()


def _seconds(time: str) -> str:
    """A time as seconds since 1970, "" if it is none."""
    try:
        return str(int(datetime.fromisoformat(time).timestamp()))
    except (ValueError, OverflowError):
        return ""
