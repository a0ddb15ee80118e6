"""The tree view of bookmarks: what is selected, expanded and scrolled to outlives changes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget
from typing_extensions import override

from aixreader.ui.base.list_items import FONT_PIXELS
from aixreader.ui.marks.bookmarks_arrangement import Arrangement, BookmarksView, Entry
from aixreader.ui.marks.bookmarks_model import SEARCHES, BookmarksModel

MAX_SEARCHED = 2000
"""Rows that are looked through for a letter that is typed; for more there is the filter."""


class BookmarksTree(QTreeView):
    """Shows a `BookmarksModel`."""

    def __init__(self, model: BookmarksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: tuple[tuple[str, ...], str] = ((), "")
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Bookmarks"))
        font = QFont(self.font())
        font.setPixelSize(FONT_PIXELS)
        self.setFont(font)

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The selected records, from top to bottom."""
        model = self._model
        ranges = sorted(
            self.selectionModel().selection().toList(), key=lambda part: (*model.path(part.parent()), part.top())
        )
        return tuple(entry for part in ranges for entry in model.entries(part.parent())[part.top() : part.bottom() + 1])

    @property
    def chosen_searches(self) -> list[str]:
        """The selected saved searches."""
        parent, model = self._model.index_of(SEARCHES), self._model
        rows = range(model.rowCount(parent) if parent.isValid() else 0)
        indexes = (model.index(row, 0, parent) for row in rows)
        return [model.search_at(index) or "" for index in indexes if self.selectionModel().isSelected(index)]

    def show_rows(self, view: BookmarksView, arranged: Arrangement, expanded: Iterable[str]) -> None:
        """Show the rows as arranged, with the folders `expanded`. What was selected and current stays so, and where
        the tree was scrolled to, unless it is filtered or sorted in another way.
        """
        chosen, current = [entry.id for entry in self.chosen], self._model.entry(self.currentIndex())
        was_search = self._model.search_at(self.currentIndex()) is not None
        search_row = self.currentIndex().row()
        position = self.verticalScrollBar().value()
        is_same = (view.words, view.sort) == self._shown
        self._shown = view.words, view.sort
        self._model.show(view, arranged)
        self.setDragEnabled(self._model.can_move)
        for name in expanded:
            self.setExpanded(self._model.index_of(name), True)
        selection = self.selectionModel()
        searches = self._model.index_of(SEARCHES)
        if was_search and searches.isValid():
            row = self._model.index(min(search_row, self._model.rowCount(searches) - 1), 0, searches)
            self.setCurrentIndex(row)
        elif current is not None:
            selection.setCurrentIndex(self._model.index_of(current.id), selection.SelectionFlag.NoUpdate)
        self._select(chosen)
        if is_same and position:
            self.doItemsLayout()
            self.verticalScrollBar().setValue(position)
        elif not is_same and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _select(self, names: Iterable[str]) -> None:
        """Select records in one step: a view is told of each step."""
        selected = QItemSelection()
        for name in names:
            index = self._model.index_of(name)
            if index.isValid():
                selected.select(index, index)
        self.selectionModel().select(selected, self.selectionModel().SelectionFlag.Select)

    @override
    def keyboardSearch(self, search: str) -> None:
        if self._model.count() <= MAX_SEARCHED:
            super().keyboardSearch(search)
