"""Bookmarks in the Netscape bookmark file format, which browsers import."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from aixreader.services.marks.marks_list import mark_folders, section_link
from aixreader.services.session.session import Session
from aixreader.userdata.records import Bookmark, Record

HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
"""


def marks_html(records: Iterable[Record], session: Session | None = None) -> str:
    """The bookmarks with their folders, as a bookmark file."""
    lines = [HEAD.rstrip("\n"), "<DL><p>"]
    open_path: tuple[str, ...] = ()
    for folder in mark_folders(records):
        common = next(
            (depth for depth, pair in enumerate(zip(open_path, folder.path, strict=False)) if pair[0] != pair[1]),
            min(len(open_path), len(folder.path)),
        )
        lines += ["</DL><p>"] * (len(open_path) - common)
        for title in folder.path[common:]:
            lines += [f"<DT><H3>{escape(title)}</H3>", "<DL><p>"]
        open_path = folder.path
        lines += [_entry(mark, session) for mark in folder.bookmarks]
    lines += ["</DL><p>"] * (len(open_path) + 1)
    return "\n".join(lines) + "\n"


def _entry(mark: Bookmark, session: Session | None) -> str:
    tags = f' TAGS="{escape(",".join(mark.tags))}"' if mark.tags else ""
    try:
        date = f' ADD_DATE="{int(datetime.fromisoformat(mark.created).timestamp())}"'
    except (ValueError, OverflowError):
        date = ""
    return f'<DT><A HREF="{escape(section_link(mark.section, session))}"{date}{tags}>{escape(mark.title)}</A>'
