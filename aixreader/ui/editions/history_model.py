"""The model of a section's history: a change a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

if TYPE_CHECKING:
    from aixreader.services.comparison.section_history import HistoryEntry

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole + 1
"""The `HistoryEntry` of a row."""
SHORT = 10
T = QT_TRANSLATE_NOOP
NO_PARENT = QModelIndex()
COLUMNS: tuple[tuple[str, Callable[[HistoryEntry], str]], ...] = (
    (T("History", "Date"), lambda entry: entry.date[:10]),
    (T("History", "Revision"), lambda entry: entry.revision[:SHORT]),
    (T("History", "What changed"), lambda entry: entry.label),
    (T("History", "Subject"), lambda entry: entry.subject),
)
LAST = 3


class HistoryModel(QAbstractTableModel):
    """Shows `HistoryEntry`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HistoryEntry, ...] = ()

    def show(self, entries: Sequence[HistoryEntry]) -> None:
        """List these."""
        self.beginResetModel()
        self._rows = tuple(entries)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return QCoreApplication.translate("History", COLUMNS[section][0])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()][1](entry)
        if role == Qt.ItemDataRole.AccessibleTextRole and not index.column():
            return ", ".join(filter(None, (text(entry) for _, text in COLUMNS)))
        return entry if role == ENTRY else None
