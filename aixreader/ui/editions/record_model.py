"""A table with a record a row: what its columns show, and the record for whoever acts on the row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

RecordT = TypeVar("RecordT")
Index = QModelIndex | QPersistentModelIndex
RECORD = Qt.ItemDataRole.UserRole + 1
"""The record of a row."""
NO_PARENT = QModelIndex()


class RecordModel(QAbstractTableModel, Generic[RecordT]):
    """Shows records. `columns` are heads, marked for translation in `context`, and what each shows; the text of the
    column `long` is in its tool tip as well.
    """

    def __init__(
        self,
        context: str,
        columns: Sequence[tuple[str, Callable[[RecordT], str]]],
        long: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._columns = tuple(columns)
        self._long = long
        self._rows: tuple[RecordT, ...] = ()

    def show(self, records: Sequence[RecordT]) -> None:
        """List these."""
        self.beginResetModel()
        self._rows = tuple(records)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return QCoreApplication.translate(self._context, self._columns[section][0])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()][1](record)
        if role == Qt.ItemDataRole.AccessibleTextRole and not index.column():
            return ", ".join(filter(None, (text(record) for _, text in self._columns)))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == self._long:
            return f"<p>{escape(self._columns[self._long][1](record))}</p>"
        return record if role == RECORD else None
