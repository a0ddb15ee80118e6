"""The model of the list of editions: a row each, a column for what is known of it.

Signals: `renamed(id, name)` when the user has edited a name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from typing_extensions import override

from aixreader.pages.shelf_part import MISSING, SHORT_REVISION, SILENT, ShelfRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
"""The `ShelfRow` of a row."""
T = QT_TRANSLATE_NOOP
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its untranslated title, its text for a row, and whether it holds numbers."""

    title: str
    text: Callable[[ShelfRow], str]
    is_number: bool = False


def _count(number: int) -> str:
    return QLocale().toString(number) if number else ""


def _size(row: ShelfRow) -> str:
    return (
        QLocale().formattedDataSize(row.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat) if row.size else ""
    )


COLUMNS = (
    Column(T("Editions", "Name"), lambda row: row.title),
    Column(T("Editions", "Date"), lambda row: row.date[:10]),
    Column(T("Editions", "Age"), lambda row: row.age),
    Column(T("Editions", "Revision"), lambda row: row.revision[:SHORT_REVISION]),
    Column(T("Editions", "Sections"), lambda row: _count(row.sections), is_number=True),
    Column(T("Editions", "Problems"), lambda row: _count(row.problems), is_number=True),
    Column(T("Editions", "Size"), _size, is_number=True),
    Column(T("Editions", "Signed by"), lambda row: row.signed_by),
    Column(T("Editions", "Opened from"), lambda row: row.place),
)
NAME = 0


class EditionsModel(QAbstractTableModel):
    """Shows `ShelfRow`s. The name of one can be edited unless it is the edition that comes with the reader."""

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ShelfRow, ...] = ()
        self._can_edit = True

    def show(self, rows: Sequence[ShelfRow], *, can_edit: bool) -> None:
        """List `rows`; `can_edit` is whether names can be changed."""
        self.beginResetModel()
        self._rows, self._can_edit = tuple(rows), can_edit
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """The row of the edition with the id `name`, -1 without one."""
        return next((number for number, row in enumerate(self._rows) if row.name == name), -1)

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_editable = index.isValid() and index.column() == NAME and self._can_edit and self._rows[index.row()].name
        return flags | Qt.ItemFlag.ItemIsEditable if is_editable else flags

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Editions", COLUMNS[section].title)
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        is_name = index.column() == NAME
        values: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._with_state(row) if is_name else column.text(row),
            Qt.ItemDataRole.EditRole: lambda: column.text(row),
            Qt.ItemDataRole.ToolTipRole: lambda: row.full_place or None,
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._accessible(row) if is_name else None,
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(index.column()),
            Qt.ItemDataRole.FontRole: lambda: _bold() if row.is_open else None,
            ROW: lambda: row,
        }
        value = values.get(role)
        return value() if value is not None else None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != NAME or not isinstance(value, str):
            return False
        row = self._rows[index.row()]
        if value.strip() != row.title:
            self.renamed.emit(row.name, value.strip())
        return True

    def _with_state(self, row: ShelfRow) -> str:
        """The title, with what is to be known before one opens the edition."""
        states = {MISSING: self.tr("not found"), SILENT: self.tr("not reachable")}
        state = self.tr("open") if row.is_open else states.get(row.state, "")
        return f"{row.title} ({state})" if state else row.title

    def _accessible(self, row: ShelfRow) -> str:
        """All of the row: a screen reader reads the first column of a chosen one."""
        facts = [
            f"{self.headerData(number, Qt.Orientation.Horizontal)} {text}"
            for number, column in enumerate(COLUMNS)
            if number != NAME and (text := column.text(row))
        ]
        return ", ".join([self._with_state(row), *facts])


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
