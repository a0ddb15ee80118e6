"""The list model of the command palette: actions and sections that match the typed text, from plain entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from aixreader.knowledge.fuzzy_match import rank

ENTRY = Qt.ItemDataRole.UserRole + 1
POSITIONS = Qt.ItemDataRole.UserRole + 2
MAX_ROWS = 50
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """An action or a section; `path` is the menu or the page it is on.

    `shortcut` is the platform's text of the key, `role` a section's. `id` is a section's with `is_section`, else an
    action's.
    """

    id: str
    title: str
    path: str = ""
    shortcut: str = ""
    role: str | None = None
    is_section: bool = False


class CommandModel(QAbstractListModel):
    """The entries that match, the best first; without a match, one disabled row with a message."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[PaletteEntry, ...] = ()
        self._rows: list[tuple[PaletteEntry, tuple[int, ...]]] = []
        self._words = ""

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Set the entries; actions are listed before sections."""
        self._entries = tuple(sorted(entries, key=lambda entry: entry.is_section))
        self.set_filter("")

    def set_filter(self, words: str) -> None:
        """List the entries that match `words` ("" for all), at most `MAX_ROWS`."""
        self.beginResetModel()
        self._words = words.strip()
        matches = rank(words, self._entries, lambda entry: entry.title)
        self._rows = [(entry, match.positions) for entry, match in matches[:MAX_ROWS]]
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
