"""Changes to reading lists of the user's own, and to what is read: each is one step of undo.

Lists that come with the reader cannot be changed: a duplicate can.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog

from aixreader.errors import AixError
from aixreader.services.reading.list_changes import (
    add_entries,
    clean_title,
    entries_of,
    entry_of,
    free_title,
    make_list,
    move_entries,
    read_mark,
    remove_entries,
    rename,
)
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.lists.lists_source import ListsSource
from aixreader.userdata.changes import Change, Drop, Put
from aixreader.userdata.records import ListEntry, ReadingList, ReadSection

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedList
    from aixreader.model import Section
    from aixreader.ui.lists.section_picker import SectionPicker


class ListEditor(QObject):
    """Makes the changes, and asks for titles."""

    def __init__(self, context: ReaderContext, source: ListsSource) -> None:
        super().__init__(context)
        self._context = context
        self._source = source
        self._latest: dict[str, ReadingList] = {}  # lists that are not saved yet: the next change builds on them

    # ------------------------------------------------------------ lists

    def ask_for_new(self, entries: Iterable[ListEntry] = (), title: str = "") -> QInputDialog:
        """Ask for the title of a new list with `entries`, and choose it."""
        entries = tuple(entries)
        suggested = free_title(title or self.tr("My reading list"), self._others)
        return self._ask(self.tr("New reading list"), suggested, lambda text: self.make(text, entries))

    @Slot()
    def ask_for_empty(self) -> None:
        """Ask for the title of a new list without sections, and choose it."""
        self.ask_for_new()

    @Slot()
    def pick_new(self) -> SectionPicker | None:
        """Ask for the title and the sections of a new list."""
        session = self._context.session
        if session is None:
            return None
        from aixreader.ui.lists.section_picker import SectionPicker

        contents = session.contents(everything=self._context.settings.unlisted_pages)
        dialog = SectionPicker(free_title(self.tr("My reading list"), self._others), contents, self._context.window)
        dialog.picked.connect(lambda title, names: self.make(title, self.entries_for(names)))
        dialog.open()
        return dialog

    @Slot()
    def make_from_bookmarks(self) -> None:
        """Ask for the title of a new list with all bookmarks, in the user's order."""
        from aixreader.services.marks.marks_list import mark_folders

        marks = self._source.records.marks
        names = [mark.section for each in mark_folders((*marks.folders, *marks.bookmarks)) for mark in each.bookmarks]
        self.ask_for_new(self.entries_for(names), self.tr("From my bookmarks"))

    def make(self, title: str, entries: Iterable[ListEntry]) -> None:
        """Make a list, and choose it."""
        if clean_title(title):
            self._put(lambda: make_list(free_title(title, self._others), entries), self.tr("Reading list made: {0}"))

    def duplicate(self, reading_list: ResolvedList) -> None:
        """Make a list of the user's own with the same sections, and choose it."""
        record = self._record(reading_list.id)
        entries = record.entries if record is not None else entries_of(reading_list)
        title, summary = free_title(reading_list.title, self._others), reading_list.summary
        self._put(lambda: make_list(title, entries, summary), self.tr("Reading list duplicated: {0}"))

    def import_list(self, record: ReadingList) -> None:
        """Add a list from a file, and choose it; the one that is there already where it is the same."""
        from aixreader.services.reading.list_changes import add_list

        made, is_new = add_list(record, self._own)
        if is_new:
            named = replace(made, title=free_title(made.title, self._others))
            self._put(lambda: named, self.tr("Reading list imported: {0}"))
        else:
            self._source.choose(made.id)
            self._context.messages.status(self.tr("Reading list already there: {0}").format(made.title))

    def ask_to_rename(self, name: str) -> QInputDialog | None:
        """Ask for another title of a list of the user's own."""
        record = self._record(name)
        if record is None:
            return None
        return self._ask(self.tr("Rename reading list"), record.title, lambda text: self.rename(record.id, text))

    def rename(self, name: str, title: str) -> None:
        """Give a list of the user's own another title."""
        self._change(name, lambda record: rename(record, title), self.tr("Renamed: {0}"))

    def delete(self, name: str) -> None:
        """Delete a list of the user's own."""
        record = self._record(name)
        if record is not None:
            status = self.tr("Reading list deleted (Ctrl+Z to undo): {0}").format(record.title)
            self._save([Drop(record.KIND, record.id)], status)

    # ------------------------------------------------------------ sections

    def entries_for(self, names: Iterable[str]) -> list[ListEntry]:
        """Entries for sections of the edition, by their ids; others are left out."""
        session = self._context.session
        sections = (session.named(name) for name in dict.fromkeys(names)) if session is not None else ()
        return [entry_of(section) for section in sections if section is not None]

    def add(self, name: str, sections: Iterable[Section]) -> None:
        """Add sections to a list of the user's own."""
        entries = [entry_of(section) for section in sections]
        self._change(name, lambda record: add_entries(record, entries), self.tr("Added to reading list: {0}"))

    def remove(self, name: str, sections: Collection[str]) -> None:
        """Take sections out of a list of the user's own."""
        status = self.tr("Removed from reading list (Ctrl+Z to undo): {0}")
        self._change(name, lambda record: remove_entries(record, sections), status)

    def move(self, name: str, sections: Collection[str], before: str) -> None:
        """Move sections of a list of the user's own before another one, "" for the end."""
        self._change(name, lambda record: move_entries(record, sections, before))

    def step(self, name: str, section: str, rows: int) -> None:
        """Move a section of a list of the user's own `rows` (1 or -1) down, past what the edition does not have."""
        record, session = self._record(name), self._context.session
        if record is None or session is None:
            return
        shown = [entry.section for entry in record.entries if session.named(entry.section) is not None]
        at = next((index for index, each in enumerate(shown) if _is(session.named(each), section)), -1)
        target = at + (2 if rows > 0 else -1)
        if at >= 0 and 0 <= target <= len(shown):
            self.move(name, {shown[at]}, shown[target] if target < len(shown) else "")

    # ------------------------------------------------------------ what is read

    def mark(self, sections: Iterable[Section], *, is_read: bool, is_undoable: bool = True) -> None:
        """Mark sections as read or unread. Nothing is recorded in private mode."""
        if self._context.settings.private:
            self._context.messages.status(self.tr("Private reading: nothing is recorded"))
            return
        changes: list[Change] = [
            Put(read_mark(section)) if is_read else Drop(ReadSection.KIND, section.id)
            for section in sections
            if self._source.is_read(section.id) is not is_read
        ]
        self._source.records.change(changes, undoable=is_undoable)

    # ------------------------------------------------------------ helpers

    @property
    def _own(self) -> tuple[ReadingList, ...]:
        return self._source.records.marks.reading_lists

    @property
    def _others(self) -> Iterable[ReadingList | ResolvedList]:
        """The lists whose titles a new one must not have: the edition's own among them."""
        return (*self._own, *self._source.lists)

    def _record(self, name: str) -> ReadingList | None:
        records = self._source.records
        if not records.pending:
            self._latest.clear()
        return self._latest.get(name) or records.marks.find(ReadingList, name)

    def _change(self, name: str, change: Callable[[ReadingList], ReadingList], status: str = "") -> None:
        record = self._record(name)
        if record is not None:
            self._put(lambda: change(record), status, record)

    def _put(self, make: Callable[[], ReadingList], status: str, former: ReadingList | None = None) -> None:
        """Save a list, unless it is as it was, and choose it once that is done."""
        try:
            record = make()
        except AixError as error:
            self._context.messages.error(error)
            return
        if record is former:
            return
        self._latest[record.id] = record
        self._save([Put(record)], status.format(record.title), lambda: self._source.choose(record.id))

    def _save(self, changes: list[Change], status: str, then: Callable[[], None] = lambda: None) -> None:
        def done() -> None:
            then()
            if status:
                self._context.messages.status(status)

        self._source.records.change(changes, undoable=True, done=done)

    def _ask(self, title: str, text: str, done: Callable[[str], None]) -> QInputDialog:
        dialog = QInputDialog(self._context.window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Title:"))
        dialog.setTextValue(text)
        dialog.textValueSelected.connect(done)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def _is(section: Section | None, name: str) -> bool:
    return section is not None and section.id == name
