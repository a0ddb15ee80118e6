"""The view of one reading list: Enter opens, Space ticks, Delete removes, Ctrl+Up and Ctrl+Down move.

Signals: `opened(index, new_tab)`; `ticked(indexes)`; `removal_requested()`; `rename_requested()` by F2;
`step_requested(rows)` to move the current row so many rows down.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from aixreader.ui.base.list_items import ENTER_KEYS, FONT_PIXELS
from aixreader.ui.lists.list_delegate import TEXT_LEFT


class ListView(QListView):
    """Shows a `ListModel`."""

    opened = Signal(QModelIndex, bool)
    ticked = Signal(list)
    removal_requested = Signal()
    rename_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_on_box = False
        self.setAccessibleName(self.tr("Sections of the reading list"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        font = QFont(self.font())
        font.setPixelSize(FONT_PIXELS)
        self.setFont(font)

    @property
    def selected(self) -> tuple[QModelIndex, ...]:
        """The selected rows, in order."""
        return tuple(sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row()))

    def _tick(self, index: QModelIndex) -> None:
        chosen = self.selected
        self.ticked.emit(list(chosen) if index in chosen else [index])

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._is_on_box = is_left and index.isValid() and event.position().x() < TEXT_LEFT
        if not self._is_on_box:  # a tick selects nothing
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self._is_on_box:
            if index.isValid() and event.position().x() < TEXT_LEFT:
                self._tick(index)
            return
        dragged = self.state() == QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        if not index.isValid() or dragged:
            return
        if event.button() == Qt.MouseButton.MiddleButton:
            self.opened.emit(index, True)
        elif event.button() == Qt.MouseButton.LeftButton and (is_plain or control) and len(self.selected) == 1:
            self.opened.emit(index, control)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER_KEYS and index.isValid():
            self.opened.emit(index, control)
        elif event.key() == Qt.Key.Key_Space and index.isValid() and not control:
            self._tick(index)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removal_requested.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_requested.emit()
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
