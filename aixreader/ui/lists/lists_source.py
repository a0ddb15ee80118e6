"""The reading lists of the window: which there are in the edition, which one is chosen, and what is read of it.

Signals: `changed()` when lists or what is read of them have changed, also with the edition; `recorded()` when the
user's records of them have; `chosen()` when another list is the chosen one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.userdata.changes import Change
from aixreader.userdata.collection import Collection

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import Progress, ResolvedEntry, ResolvedList
    from aixreader.model import Section
    from aixreader.services.session.session import Session
    from aixreader.userdata.records import ReadingList


class Records(Protocol):
    """The user's records; `MarksRepository` is the real one."""

    marks: Collection

    @property
    def changed(self) -> SignalInstance[tuple[()]]:
        """Emitted when `marks` has changed."""

    @property
    def pending(self) -> Sequence[object]:
        """The changes that are not saved yet."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be saved."""

    def change(
        self, changes: Iterable[Change], *, undoable: bool = False, done: Callable[[], None] | None = None
    ) -> None:
        """Make changes; `done` is called once they are saved."""


class ListsSource(QObject):
    """Looks the lists up when they are asked for, and anew when the edition or the user's lists have changed."""

    changed = Signal()
    recorded = Signal()
    chosen = Signal()

    def __init__(self, context: ReaderContext, records: Records) -> None:
        super().__init__(context)
        self._context = context
        self.records = records
        self._lists: tuple[ResolvedList, ...] = ()
        self._made_of: tuple[Session | None, tuple[ReadingList, ...]] = (None, ())
        self._entries: dict[str, int] = {}
        self._entries_of: ResolvedList | None = None
        self._wanted = ""
        self._recorded = (records.marks.reading_lists, records.marks.read_sections)
        records.changed.connect(self._on_records_changed)
        context.session_changed.connect(self.changed)

    @property
    def lists(self) -> tuple[ResolvedList, ...]:
        """All lists; none while no edition is open."""
        session = self._context.session
        made_of = (session, self.records.marks.reading_lists)
        if self._made_of != made_of:
            from aixreader.services.reading.list_service import all_lists

            self._lists = all_lists(session, made_of[1]) if session is not None else ()
            self._made_of = made_of
        return self._lists

    @property
    def printed_lists(self) -> tuple[ResolvedList, ...]:
        """All lists with what is read of them, as they are printed."""
        read = self.records.marks.read_sections
        return tuple(replace(each, read=read) for each in self.lists)

    @property
    def wanted(self) -> str:
        """The id of the list that was chosen last, "" for none; no list may have it any more."""
        return self._wanted

    @property
    def current(self) -> ResolvedList | None:
        """The chosen list; None before one was chosen, and where it does not exist any more."""
        return next((each for each in self.lists if each.id == self._wanted), None) if self._wanted else None

    @property
    def own(self) -> ReadingList | None:
        """The record of the chosen list, if it is the user's own."""
        return next((each for each in self.records.marks.reading_lists if each.id == self._wanted), None)

    @Slot()
    def _on_records_changed(self) -> None:
        """Pass on what concerns reading lists: every visit of a section is a record, too."""
        marks = self.records.marks
        recorded = (marks.reading_lists, marks.read_sections)
        if recorded != self._recorded:
            self._recorded = recorded
            self.changed.emit()
            self.recorded.emit()

    @Slot(str)
    def choose(self, name: str) -> None:
        """Choose the list with this id."""
        if name != self._wanted:
            self._wanted = name
            self.chosen.emit()

    def is_read(self, section: str) -> bool:
        """Whether a section is read, by its id."""
        return self.records.marks.is_read(section)

    def progress(self, reading_list: ResolvedList) -> Progress:
        """How far a list is read."""
        from aixreader.knowledge.reading_lists import progress

        return progress(reading_list, self.is_read)

    def index_of(self, section: Section | None) -> int | None:
        """The number of the entry of the chosen list that covers a section, None where none does."""
        current = self.current
        if current is None or section is None:
            return None
        if self._entries_of is not current:
            self._entries = {part.id: at for at, entry in enumerate(current.entries) for part in entry.parts}
            self._entries_of = current
        return self._entries.get(section.id)

    def entry_of(self, section: Section | None) -> ResolvedEntry | None:
        """The entry of the chosen list that covers a section, None where none does."""
        index, current = self.index_of(section), self.current
        return current.entries[index] if index is not None and current is not None else None

    def first_unread(self) -> ResolvedEntry | None:
        """The first entry of the chosen list that is not read."""
        current = self.current
        entries = current.entries if current is not None else ()
        return next((entry for entry in entries if not self.is_read(entry.section.id)), None)
