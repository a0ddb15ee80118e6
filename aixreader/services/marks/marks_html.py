"""Bookmarks in the Netscape bookmark file format, which browsers import and export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape
from html.parser import HTMLParser
from secrets import token_hex

from typing_extensions import override

from aixreader.errors import UserDataError
from aixreader.services.marks.marks_list import mark_folders, section_link
from aixreader.userdata.records import Bookmark, Folder, Record

HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
"""
OURS = re.compile(r"(?:https?://(?:www\.)?owaspai\.org/(?:go|goto)/|aix:)([^\s?]+?)/?", re.IGNORECASE)
MAX_DEPTH = 50
"""Nested folders; deeper ones are merged into the top level."""
MAX_TAGS = 100
MAX_TAG_LENGTH = 100
MAX_TITLE_LENGTH = 500


def marks_html(records: Iterable[Record]) -> str:
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
        lines += [_entry(mark) for mark in folder.bookmarks]
    lines += ["</DL><p>"] * (len(open_path) + 1)
    return "\n".join(lines) + "\n"


def read_marks_html(data: bytes) -> tuple[Record, ...]:
    """The bookmarks of sections in a bookmark file, with their folders; raises `UserDataError` if there are none."""
    reader = _Reader()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    if not reader.records:
        raise UserDataError(
            "The file contains no bookmarks of the AI Exchange.",
            "Nothing was changed. Only addresses that begin with owaspai.org/go/ or aix: are imported.",
        )
    return tuple(_used(reader.records))


def _entry(mark: Bookmark) -> str:
    tags = f' TAGS="{escape(",".join(mark.tags))}"' if mark.tags else ""
    try:
        date = f' ADD_DATE="{int(datetime.fromisoformat(mark.created).timestamp())}"'
    except (ValueError, OverflowError):
        date = ""
    return f'<DT><A HREF="{escape(section_link(mark.section))}"{date}{tags}>{escape(mark.title)}</A>'


def _used(records: list[Record]) -> Iterator[Record]:
    """The records without empty folders."""
    parents = {record.id: record.parent for record in records if isinstance(record, Folder)}
    used = {record.folder for record in records if isinstance(record, Bookmark)}
    for name in tuple(used):
        above = parents.get(name, "")
        while above and above not in used:
            used.add(above)
            above = parents.get(above, "")
    return (record for record in records if not isinstance(record, Folder) or record.id in used)


class _Reader(HTMLParser):
    """Collects folders (`<H3>` before `<DL>`) and links to sections."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[Record] = []
        self._folders: list[str] = []
        self._named = ""
        self._text: list[str] | None = None
        self._section = ""
        self._tags: tuple[str, ...] = ()
        self._seen: set[tuple[str, str]] = set()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "dl":
            self._folders.append(self._named if len(self._folders) < MAX_DEPTH else "")
            self._named = ""
        elif tag == "h3":
            self._text = []
        elif tag == "a":
            match = OURS.fullmatch(attributes.get("href") or "")
            self._section = match[1] if match else ""
            tags = (part.strip()[:MAX_TAG_LENGTH] for part in (attributes.get("tags") or "").split(",")[:MAX_TAGS])
            self._tags = tuple(filter(None, tags))
            self._text = []

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "dl" and self._folders:
            self._folders.pop()
        elif tag == "h3" and self._text is not None:
            self._named = token_hex(8)
            parent = self._folders[-1] if self._folders else ""
            self.records.append(Folder(self._named, self._title(), parent, float(len(self.records))))
        elif tag == "a" and self._text is not None:
            title = self._title()
            folder = self._folders[-1] if self._folders else ""
            is_new = (folder, self._section) not in self._seen
            if self._section and len(self._section) <= MAX_TITLE_LENGTH and is_new:
                self._seen.add((folder, self._section))
                sort_key = float(len(self.records))
                self.records.append(
                    Bookmark(token_hex(8), self._section, title or self._section, folder, sort_key, self._tags)
                )

    @override
    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _title(self) -> str:
        title = " ".join("".join(self._text or ()).split())[:MAX_TITLE_LENGTH]
        self._text = None
        return title
