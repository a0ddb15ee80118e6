"""A table of threats or controls: sorted by any column, filtered by words, edited in place.

Signals: `opened(item)` with the id of an item by Enter or a double click on its name.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from aixreader.ui.assessment.cell_delegate import CellDelegate
from aixreader.ui.assessment.state_model import ITEM, SORT, StateModel
from aixreader.ui.base.list_items import ENTER_KEYS

NAME_WIDTH = 260
"""Pixels of the first column."""
ROOT = QModelIndex()


class WordFilter(QSortFilterProxyModel):
    """Rows in which each word occurs in some cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(SORT)

    @Slot(str)
    def show_text(self, text: str) -> None:
        """Filter by the words of a text."""
        self._words = text.casefold().split()
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex = ROOT) -> bool:
        model = self.sourceModel()
        cells = (model.index(source_row, column).data() for column in range(model.columnCount()))
        text = " ".join(str(cell) for cell in cells).casefold() if self._words else ""
        return all(word in text for word in self._words)


class StateTable(QTableView):
    """Shows a `StateModel`."""

    opened = Signal(str)

    def __init__(self, model: StateModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.states = model
        self.filter = WordFilter(self)
        self.filter.setSourceModel(model)
        self.setModel(self.filter)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as the Exchange has them, until a column is chosen
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(0, NAME_WIDTH)
        self.doubleClicked.connect(self._on_double_clicked)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.opened.emit(str(index.data(ITEM)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in ENTER_KEYS and index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.opened.emit(str(index.data(ITEM)))
            return
        super().keyPressEvent(event)
