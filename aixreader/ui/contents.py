"""The sidebar: the edition's pages and headings; following the page that is shown.

Signals: `address_activated(address)` when the user goes to a row by mouse or keyboard.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from aixreader.ui.contents_delegate import ContentsDelegate
from aixreader.ui.contents_model import ContentsModel, Item
from aixreader.ui.tokens import Tokens

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

PIXELS = 13


class Contents(QTreeView):
    """A tree view on `ContentsModel`. Moving to a row goes there; a click on the row that is shown goes there again."""

    address_activated = Signal(str)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ContentsModel(self)
        self._delegate = ContentsDelegate(tokens, self)
        self._follows = False
        self._went = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Contents"))
        self.setAccessibleDescription(self.tr("The pages of the edition and their headings"))
        font = QFont(self.font())
        font.setPixelSize(PIXELS)
        self.setFont(font)

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)

    @property
    def contents(self) -> ContentsModel:
        """The model behind the view."""
        return self._model

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._delegate.set_tokens(tokens)
        self.viewport().update()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the contents of an edition."""
        self._follows = True
        self._model.show_items(items)
        self._follows = False

    @Slot(str)
    def follow(self, address: str) -> None:
        """Select the row of `address`, and open the way to it. Goes nowhere."""
        index = self._model.index_of(address)
        if index == self.currentIndex():
            return
        self._follows = True
        self.setCurrentIndex(index)
        if index.isValid():
            if not index.parent().isValid():
                self.expand(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._follows = False

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._follows:
            self._went = True
            self.address_activated.emit(self._model.address_at(current))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        """Go again to the row that is already current: its place may have been scrolled away."""
        self._go(index)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Enter; on some platforms a click as well, which then has been dealt with."""
        self._go(index)

    def _go(self, index: QModelIndex) -> None:
        if not self._went:
            self._went = True
            self.address_activated.emit(self._model.address_at(index))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._went = False
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._went = False
        super().keyPressEvent(event)
