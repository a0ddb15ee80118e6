"""The list model of the command palette: actions and sections that match the typed text, from plain entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Slot
from typing_extensions import override

from aixreader.knowledge.fuzzy_match import Match, rank

ENTRY = Qt.ItemDataRole.UserRole + 1
POSITIONS = Qt.ItemDataRole.UserRole + 2
MAX_ROWS = 50
AT_ONCE = 1000
"""Entries that are compared between two looks at events: some 20 ms."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """An action, a reading list or a section; `path` is the menu or the page it is on.

    `shortcut` is the platform's text of the key, `role` a section's. `id` is a section's with `is_section`, else an
    action's. A section is also found by its `heading`, as the Exchange writes it.
    """

    id: str
    title: str
    path: str = ""
    shortcut: str = ""
    role: str | None = None
    is_section: bool = False
    heading: str = ""


class CommandModel(QAbstractListModel):
    """The entries that match, the best first; without a match, one disabled row with a message."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[PaletteEntry, ...] = ()
        self._rows: list[tuple[PaletteEntry, tuple[int, ...]]] = []
        self._words = ""
        self._found: list[tuple[PaletteEntry, Match]] = []
        self._compared = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._compare_some)

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Set the entries; actions are listed before sections."""
        self._entries = tuple(sorted(entries, key=lambda entry: entry.is_section))
        self.set_filter("")

    def set_filter(self, words: str) -> None:
        """List the entries that match `words` ("" for all), at most `MAX_ROWS`. Of many entries the window is not
        blocked: the rows then follow in a moment, with `modelReset`.
        """
        self._words = words.strip()
        self._found, self._compared = [], 0
        self._compare_some()

    def finish(self) -> bool:
        """List the rows now that are still to follow; False if there are none."""
        was_pending = self._timer.isActive()
        while self._timer.isActive():
            self._compare_some()
        return was_pending

    @Slot()
    def _compare_some(self) -> None:
        self._timer.stop()
        part = self._entries[self._compared : self._compared + AT_ONCE]
        self._compared += len(part)
        self._found += rank(self._words, part, lambda entry: entry.title, lambda entry: entry.heading)
        if self._compared < len(self._entries):
            self._timer.start()
            return
        self.beginResetModel()
        self._found.sort(key=lambda pair: -pair[1].score)
        self._rows = [(entry, match.positions) for entry, match in self._found[:MAX_ROWS]]
        self.endResetModel()

    def entry(self, row: int) -> PaletteEntry | None:
        """The entry in `row`, None for the message row or no row."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else max(len(self._rows), 1)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self._rows else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if not self._rows:
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._empty_text() if is_text else None
        entry, positions = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.role, entry.path, entry.shortcut) if part)
        return {ENTRY: entry, POSITIONS: positions}.get(role)

    def _empty_text(self) -> str:
        if not self._entries:
            return self.tr("No commands available")
        return self.tr("No results for “{0}”").format(self._words)
