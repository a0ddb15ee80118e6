"""The context menu of a list or tree: where it opens, and what it acts on.

Signals: `requested(position)` with a global position, once the selection is what the menu is for.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override


class ListMenu(QObject):
    """Watches one view. Beside the rows nothing stays selected, so that a menu there acts on no row that is elsewhere;
    by keyboard the menu opens below the current row, which is selected if no row is.
    """

    requested = Signal(QPoint)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        for widget in (view, view.viewport()):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self.requested.emit(self._position(event))
            return True
        return super().eventFilter(watched, event)

    def _position(self, event: QContextMenuEvent) -> QPoint:
        """The global position of the menu; clears the selection where it is beside the rows."""
        view, viewport = self._view, self._view.viewport()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if view.currentIndex().isValid() and not view.selectionModel().hasSelection():
                # A list that the focus comes to has a current row, but selects none.
                view.setCurrentIndex(view.currentIndex())
            place = view.visualRect(view.currentIndex()).intersected(viewport.rect())
            return viewport.mapToGlobal(place.bottomLeft() if place.isValid() else QPoint())
        if not view.indexAt(viewport.mapFromGlobal(event.globalPos())).isValid():
            view.clearSelection()
            view.selectionModel().setCurrentIndex(QModelIndex(), view.selectionModel().SelectionFlag.NoUpdate)
        return event.globalPos()
