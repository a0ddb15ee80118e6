"""What the command palette lists: actions and sections by what the user typed, from plain entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from aixreader.knowledge.fuzzy_match import rank

ENTRY = Qt.ItemDataRole.UserRole + 1
POSITIONS = Qt.ItemDataRole.UserRole + 2
MOST_ROWS = 50
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """An action or a section that can be chosen: `path` is the menu or the page it is on.

    `shortcut` is as the platform writes it, `role` a section's. With `is_section`, `id` is a section's, else an
    action's.
    """

    id: str
    title: str
    path: str = ""
    shortcut: str = ""
    role: str | None = None
    is_section: bool = False


class CommandModel(QAbstractListModel):
    """The entries that match, the best first; where none does, one row that says so and cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[PaletteEntry, ...] = ()
        self._rows: list[tuple[PaletteEntry, tuple[int, ...]]] = []
        self._words = ""

    def offer(self, entries: Sequence[PaletteEntry]) -> None:
        """List these entries, actions before sections."""
        self._entries = tuple(sorted(entries, key=lambda entry: entry.is_section))
        self.look_for("")

    def look_for(self, words: str) -> None:
        """List what matches `words`; "" everything, as far as there is room."""
        self.beginResetModel()
        self._words = words.strip()
        found = rank(words, self._entries, lambda entry: entry.title)
        self._rows = [(entry, match.positions) for entry, match in found[:MOST_ROWS]]
        self.endResetModel()

    def entry(self, row: int) -> PaletteEntry | None:
        """The entry in a row, None where the row holds none."""
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
            spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._nothing() if spoken else None
        entry, positions = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.role, entry.path, entry.shortcut) if part)
        return {ENTRY: entry, POSITIONS: positions}.get(role)

    def _nothing(self) -> str:
        if not self._entries:
            return self.tr("There is nothing to choose yet.")
        return self.tr("No command and no section is called “{0}”.").format(self._words)
