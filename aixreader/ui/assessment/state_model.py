"""A table of threats or controls with what is stated about them.

Signals: `edited(item, field, value)` with the id of an item when a cell was edited; it is shown once it is saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from aixreader.ui.assessment.state_columns import Column

if TYPE_CHECKING:
    from aixreader.assess.overview import ControlState, ThreatState

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SORT = Qt.ItemDataRole.UserRole + 1
"""What a row is sorted by."""
ITEM = Qt.ItemDataRole.UserRole + 2
"""The id of a row's item."""
CHOICES = Qt.ItemDataRole.UserRole + 3
"""The values that a cell can have, with what they are called; none where it is typed."""

TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)


class StateModel(QAbstractTableModel):
    """Rows keep their place while the same items are shown: only those that changed are drawn again."""

    edited = Signal(str, str, str)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.is_editable = True
        self._rows: list[ControlState | ThreatState] = []

    def show_states(self, states: Sequence[ControlState | ThreatState]) -> None:
        """Show other states."""
        before: list[ControlState | ThreatState] = self._rows
        rows: list[ControlState | ThreatState] = [*states]
        if [row.item.id for row in before] != [row.item.id for row in rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        last = len(self.columns) - 1
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, last), [])

    def state(self, row: int) -> ControlState | ThreatState:
        """The state in a row."""
        return self._rows[row]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Assessment", self.columns[section].title)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        state, column = self._rows[index.row()], self.columns[index.column()]
        if role == SORT:
            return column.sorted_by(state)
        if role == CHOICES:
            return column.choices
        if role == Qt.ItemDataRole.EditRole and column.field:
            return str(getattr(state.item, column.field))
        shown = {ITEM: state.item.id} | dict.fromkeys(TEXT_ROLES, column.text(state))
        return shown.get(role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        has_editor = index.isValid() and bool(self.columns[index.column()].field)
        return flags | Qt.ItemFlag.ItemIsEditable if has_editor and self.is_editable else flags

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, role):
            return False
        self.edited.emit(self._rows[index.row()].item.id, self.columns[index.column()].field, str(value))
        return True
