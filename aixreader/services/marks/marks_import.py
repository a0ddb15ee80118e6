"""Imports marks: reads files of all formats, and says what it does not take.

Bookmarks of browsers become bookmarks of sections by the same resolver that the command line and the links of pages
use. What leads to no section of the edition, or to another site, is passed over, and counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from aixreader.addresses.hosts import is_own_address
from aixreader.errors import UserDataError
from aixreader.json_codec import DecodeError, parse
from aixreader.model.address import is_possible_section
from aixreader.progress import Report, silent
from aixreader.services.marks.bookmark_extras import BookmarkExtras, read_extras
from aixreader.services.marks.browser_bookmarks import (
    BrowserBookmark,
    browser_note,
    is_browser_json,
    is_netscape,
    read_browser_json,
    read_netscape,
)
from aixreader.services.marks.mark_factory import MarkFactory
from aixreader.services.marks.marks_html import description
from aixreader.services.marks.shown_titles import with_shown_title
from aixreader.userdata.collection import POSITION_STEP
from aixreader.userdata.import_file import read_import
from aixreader.userdata.merge import MergeResult, merge
from aixreader.userdata.records import MAX_ITEMS, Annotation, Bookmark, Folder, Record

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.session.session import Session

MAX_FILE_BYTES = 256 * 1024 * 1024
NOT_CHANGED = "Nothing was changed."
CHOOSE = f"{NOT_CHANGED} Choose a file exported by AIX Reader, or the bookmarks file of a browser."
NOT_READ = (
    (b"mozLz40", "Firefox", "Export Bookmarks to HTML"),
    (b"bplist", "Safari", "File > Export > Bookmarks"),
    (b"SQLite format 3", "the browser", "its command that exports bookmarks to HTML"),
)
"""How files begin that hold bookmarks in another form, the browser, and its command that writes HTML."""
REPORTED_EVERY = 500
"""Bookmarks between two reports of progress."""


class Reason(StrEnum):
    """Why a bookmark of a browser is passed over."""

    NO_SECTION = "no such section"
    OTHER_SITE = "not of the AI Exchange"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A bookmark of a browser that was not taken."""

    title: str
    address: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class ReadMarks:
    """What a file holds: `records`, and of a browser's file what was `passed_over`, and how many bookmarks are there
    `twice`, of the same section in the same folder.
    """

    records: tuple[Record, ...]
    passed_over: tuple[PassedOver, ...] = ()
    twice: int = 0
    is_of_browser: bool = False


@dataclass(frozen=True, slots=True)
class MarksImport:
    """A file and the plan to merge it into the existing marks."""

    file: ReadMarks
    merged: MergeResult

    @property
    def added(self) -> int:
        """How many entries are new. In a file of marks folders and notes are entries, in a browser's bookmarks are."""
        return self.merged.added_kinds[Bookmark.KIND] if self.file.is_of_browser else self.merged.added

    @property
    def same(self) -> int:
        """How many entries are there already, or twice in the file."""
        if self.file.is_of_browser:
            return self.merged.same_kinds[Bookmark.KIND] + self.file.twice
        return self.merged.same

    @property
    def passed_over(self) -> Counter[Reason]:
        """How many bookmarks were passed over, by reason."""
        return Counter(each.reason for each in self.file.passed_over)

    @property
    def impossible(self) -> list[Bookmark | Annotation]:
        """The marks whose section no edition can have: they are taken, and are "gone" in every edition."""
        marks = (record for record in self.file.records if isinstance(record, Bookmark | Annotation))
        return [mark for mark in marks if not is_possible_section(mark.section)]

    @property
    def without_section(self) -> list[PassedOver]:
        """The bookmarks of the Exchange that lead to no section of the edition."""
        return [each for each in self.file.passed_over if each.reason is Reason.NO_SECTION]


def plan_import(
    here: Iterable[Record], path: Path, open_session: Callable[[], Session], report: Report = silent
) -> MarksImport:
    """Read a file and compare it with the marks that are there. `open_session` is called for a browser's file only.

    Raises `UserDataError`, and what `open_session` and `report` raise.
    """
    file = read_marks(path, open_session, report)
    return MarksImport(file, merge(here, file.records))


def read_marks(path: Path, open_session: Callable[[], Session], report: Report = silent) -> ReadMarks:
    """The marks in a file of AIX Reader or of a browser; raises `UserDataError`."""
    file = _read_marks(path, open_session, report)
    return replace(file, records=tuple(map(with_shown_title, file.records)))


def _read_marks(path: Path, open_session: Callable[[], Session], report: Report) -> ReadMarks:
    text = decode_text(read_import(path, MAX_FILE_BYTES, NOT_CHANGED), path.name)
    if is_netscape(text):
        bookmarks = read_netscape(text)
        return _of_browser(bookmarks, open_session, report)
    value = _value(text)
    if isinstance(value, dict) and is_browser_json(value):
        return _of_browser(read_browser_json(value), open_session, report)
    from aixreader.services.marks.marks_json import marks_of

    return ReadMarks(marks_of(value))


def decode_text(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 or UTF-32, with or without a byte order mark; of a file in HTML also in
    Windows' code page, as old browsers wrote it. Raises `UserDataError`.
    """
    for magic, browser, command in NOT_READ:
        if data.startswith(magic):
            raise UserDataError(
                f"{name} is in a format of {browser}'s own.", f"{NOT_CHANGED} In {browser}, use {command}."
            )
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if data.lstrip()[:1] == b"<":
            return data.decode("cp1252", "replace")
        raise UserDataError(
            f"{name} is not valid JSON, and no bookmarks file of a browser: it is not a text.", CHOOSE
        ) from error


def _value(text: str) -> object:
    try:
        return parse(text)
    except DecodeError as error:
        raise UserDataError(f"The file {error.problem}.", CHOOSE) from error


def _of_browser(bookmarks: Sequence[BrowserBookmark], open_session: Callable[[], Session], report: Report) -> ReadMarks:
    """The bookmarks of sections; raises `UserDataError` where there is no address of the Exchange."""
    own = [bookmark for bookmark in bookmarks if is_own_address(bookmark.address)]
    if not own:
        raise UserDataError(
            f"The file contains no bookmarks of the AI Exchange ({len(bookmarks)} of other sites).",
            "Nothing was changed. Addresses that begin with owaspai.org or aix: are imported.",
        )
    taken = _Resolved(open_session())
    for number, bookmark in enumerate(own):
        if number % REPORTED_EVERY == 0:
            report(number / len(own), "Looking up sections")
        taken.add(bookmark)
    others = [
        PassedOver(bookmark.title, bookmark.address, Reason.OTHER_SITE)
        for bookmark in bookmarks
        if not is_own_address(bookmark.address)
    ]
    return ReadMarks(tuple(taken.records), (*taken.passed_over, *others), taken.twice, is_of_browser=True)


class _Resolved:
    """Bookmarks of browsers as records, in their folders."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._factory = MarkFactory(session)
        self._made: dict[str, Bookmark] = {}
        self._found: dict[str, Section | None] = {}
        self._folders: dict[tuple[str, ...], Folder] = {}
        self._bookmarks: dict[tuple[str, str], Bookmark] = {}
        self._notes: dict[tuple[str, str], Annotation] = {}
        self.passed_over: list[PassedOver] = []
        self.twice = 0

    @property
    def records(self) -> list[Record]:
        """Folders, bookmarks, and the descriptions of bookmarks as notes on their sections."""
        return [*self._folders.values(), *self._bookmarks.values(), *self._notes.values()]

    def add(self, bookmark: BrowserBookmark) -> None:
        """Take a bookmark, or pass it over."""
        if bookmark.address not in self._found:
            self._found[bookmark.address] = self._session.look_up(bookmark.address)
        section = self._found[bookmark.address]
        if section is None:
            self.passed_over.append(PassedOver(bookmark.title, bookmark.address, Reason.NO_SECTION))
            return
        folder = self._folder(bookmark.path)
        extras = read_extras(bookmark.extras)
        former = self._bookmarks.get((folder, section.id))
        if former is None:
            self._bookmarks[folder, section.id] = self._bookmark(bookmark, extras, section, folder)
        else:
            self.twice += 1
            tags = tuple(dict.fromkeys((*former.tags, *(extras.tags or bookmark.tags))))[:MAX_ITEMS]
            self._bookmarks[folder, section.id] = replace(former, tags=tags)
        self._add_notes(bookmark, extras, section)

    def _add_notes(self, bookmark: BrowserBookmark, extras: BookmarkExtras, section: Section) -> None:
        """The reader's own notes as they are, unless the description was changed since; else that is a note."""
        if extras.notes and bookmark.note == browser_note(description(extras.notes)):
            for note in extras.notes:
                self._notes[section.id, note.id] = replace(note, section=section.id)
        elif bookmark.note and (section.id, bookmark.note) not in self._notes:
            self._notes[section.id, bookmark.note] = self._factory.note(section, bookmark.note)

    def _bookmark(self, bookmark: BrowserBookmark, extras: BookmarkExtras, section: Section, folder: str) -> Bookmark:
        if section.id not in self._made:
            self._made[section.id] = self._factory.bookmark(section)
        made = self._made[section.id]
        created = bookmark.created or made.created
        return replace(
            made,
            id=token_hex(8),
            title=bookmark.title or self._session.names.of(section),
            folder=folder,
            place=POSITION_STEP * len(self._bookmarks),
            tags=extras.tags or bookmark.tags,
            colour=extras.colour,
            created=created,
            changed=bookmark.changed or created,
        )

    def _folder(self, path: tuple[str, ...]) -> str:
        """The id of the folder of this path, which is made with those around it at the first bookmark in it."""
        if not path:
            return ""
        if path not in self._folders:
            parent = self._folder(path[:-1])
            place = POSITION_STEP * (len(self._folders) + len(self._bookmarks))
            self._folders[path] = Folder(token_hex(8), path[-1], parent, place)
        return self._folders[path].id
