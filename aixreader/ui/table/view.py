"""Mouse and keyboard input of the table: pick and open tiles, hover, drag the canvas. A click picks, a double
click opens.

Signals: `picked(slug, more)` when a threat or control was picked, `more` to add it to those picked before; `cleared()`
when nothing is to be picked; `opened(slug, new_tab)` when it is to be read; `hovered(slug, global_pos)`, "" when the
pointer left; `menu_requested(slug, global_pos)`; `typed(text)` when letters are typed, to search.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from aixreader.knowledge.threat_graph import ThreatGraph
from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.table.canvas import Canvas
from aixreader.ui.table.scene import Tile

MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Button = Qt.MouseButton
Key = Qt.Key
MIN_DRAG = 4
"""Pixels that the pointer has to move for a drag."""


class TableView(Canvas):
    """Emits signals for user input; what is picked is set by `show_emphasis`."""

    picked = Signal(str, bool)
    cleared = Signal()
    opened = Signal(str, bool)
    hovered = Signal(str, QPoint)
    menu_requested = Signal(str, QPoint)
    typed = Signal(str)

    def __init__(self, graph: ThreatGraph, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(graph, tokens, parent)
        self._pressed: QPoint | None = None
        self._clicked = ""  # the slug that a double click opens: picking it may have scrolled the table
        self._is_dragging = False
        self.viewport().setMouseTracking(True)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._is_dragging = event.position().toPoint(), False
        self.show_cursor(on=False)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._pressed is not None and event.buttons() & (Button.LeftButton | Button.MiddleButton):
            self._pan(position)
        else:
            self._set_hovered(self.tile_at(position), event.globalPosition().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self._show_pointer(self.tile_at(event.position().toPoint()))
        if pressed is None or self._is_dragging:
            return
        tile = self.tile_at(pressed)
        if tile is not None:
            self.go_to(tile)
        if event.button() == Button.LeftButton and tile is None:
            self._clicked = ""
            self.cleared.emit()
        elif event.button() == Button.MiddleButton and tile is not None:
            self.opened.emit(tile.slug, True)
        elif event.button() == Button.LeftButton and tile is not None:
            more = bool(event.modifiers() & MORE)
            self._clicked = "" if more else tile.slug
            self.picked.emit(tile.slug, more)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        slug, self._clicked = self._clicked, ""
        if event.button() == Button.LeftButton and slug and not event.modifiers() & MORE:
            self.opened.emit(slug, False)
        else:
            self.mousePressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        tile = self.current if by_key else self.tile_at(event.pos())
        position = (
            self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()) if by_key else event.globalPos()
        )
        self.menu_requested.emit(tile.slug if tile is not None else "", position)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        tile, key = self.current, event.key()
        self.show_cursor(on=True)
        more = bool(event.modifiers() & MORE)
        if key in ENTER_KEYS and tile is not None and tile.slug:
            if not more:
                self.picked.emit(tile.slug, False)
            self.opened.emit(tile.slug, more)
        elif key == Key.Key_Space and tile is not None and tile.slug:
            self.picked.emit(tile.slug, True)
        elif key == Key.Key_Escape:
            self.cleared.emit()
        elif event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_hovered(None, QPoint())
        return super().viewportEvent(event)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._set_hovered(None, QPoint())  # the pointer is over another tile until it moves

    def _pan(self, position: QPoint) -> None:
        assert self._pressed is not None  # noqa: S101  # checked by the caller
        by = position - self._pressed
        if self._is_dragging or by.manhattanLength() >= MIN_DRAG:
            self._is_dragging = True
            self._pressed = position
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.horizontalScrollBar().setValue(self.horizontalOffset() - by.x())
            self.verticalScrollBar().setValue(self.verticalOffset() - by.y())

    def _set_hovered(self, tile: Tile | None, position: QPoint) -> None:
        if tile is not self._hovered:
            before, self._hovered = self._hovered, tile
            self._show_pointer(tile)
            self.hovered.emit(tile.slug if tile is not None else "", position)
            self._update_tiles([before, tile])

    def _show_pointer(self, tile: Tile | None) -> None:
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if tile is not None else Qt.CursorShape.ArrowCursor)
