"""The rows of one reading list.

Signals: `moved(sections, before)` when rows were dragged before the row of a section ("" for the end).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from aixreader.knowledge.reading_lists import ResolvedEntry
from aixreader.ui.base.dragged_names import pack_names, unpack_names

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole
IS_READ = Qt.ItemDataRole.UserRole + 3
IS_HERE = Qt.ItemDataRole.UserRole + 4
"""Whether the row's section is read at the moment."""
MIME = "application/x-aixreader-list-entries"


class ListModel(QAbstractListModel):
    """Rows are the entries of a list; `is_own` where they can be moved."""

    moved = Signal(list, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[ResolvedEntry] = ()
        self._is_read: Callable[[str], bool] = lambda _section: False
        self._here: int | None = None
        self.is_own = False

    def show(self, entries: Sequence[ResolvedEntry], is_read: Callable[[str], bool], *, is_own: bool) -> None:
        """Show the entries of another list, or of the same after a change."""
        self._is_read, self.is_own = is_read, is_own
        if [entry.section.id for entry in entries] == [entry.section.id for entry in self._entries]:
            self._entries = entries
            if entries:
                self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, 0), [])
            return
        self.beginResetModel()
        self._entries, self._here = entries, None
        self.endResetModel()

    def set_here(self, row: int | None) -> None:
        """Mark the row of the section that is read, None for none."""
        before, self._here = self._here, row
        for changed in {before, row} - {None}:
            index = self.index(changed or 0, 0)
            self.dataChanged.emit(index, index, [])

    def entry(self, index: Index) -> ResolvedEntry | None:
        """The entry at `index`."""
        return self._entries[index.row()] if index.isValid() and index.row() < len(self._entries) else None

    def row_of(self, section: str) -> int | None:
        """The row of a section, None where there is none."""
        return next((row for row, entry in enumerate(self._entries) if entry.section.id == section), None)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.is_own else Qt.ItemFlag.NoItemFlags
        drag = Qt.ItemFlag.ItemIsDragEnabled if self.is_own else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable | drag

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        title, is_read = entry.name, self._is_read(entry.section.id)
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = len(entry.parts) - 1
            inside = self.tr("Time and tick include the headings inside it: {0}").format(parts) if parts else ""
            return "\n".join(part for part in (title, entry.why, inside) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            from aixreader.knowledge.reading_time import duration

            state = self.tr("read") if is_read else self.tr("not read")
            return ", ".join(part for part in (title, state, duration(entry.seconds), entry.why) if part)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_read else Qt.CheckState.Unchecked
        return {
            Qt.ItemDataRole.DisplayRole: title,
            ENTRY: entry,
            IS_READ: is_read,
            IS_HERE: index.row() == self._here,
        }.get(role)

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return pack_names(MIME, [entry.section.id for index in indexes if (entry := self.entry(index)) is not None])

    @override
    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return self.is_own and data.hasFormat(MIME) and action == Qt.DropAction.MoveAction

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        names = unpack_names(MIME, data)
        before = self.entry(parent) if parent.isValid() else self.entry(self.index(row, 0)) if row >= 0 else None
        self.moved.emit(names, before.section.id if before is not None else "")
        return False  # the model is reset once the change is saved; the view must not remove rows
