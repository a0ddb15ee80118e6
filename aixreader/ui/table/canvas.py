"""The canvas of the table: shows a scene with scrolling, zoom and accessible cells.

Signals: `zoomed()` when the zoom has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from aixreader.knowledge.threat_graph import ThreatGraph
from aixreader.services.tables.emphasis import Emphasis
from aixreader.services.tables.table_layer import TableLayer
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.table.cursor import Cursor, next_tile
from aixreader.ui.table.fitting import fitting_zoom
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.model import Index, SceneModel
from aixreader.ui.table.painting import PointerTiles, TablePainter
from aixreader.ui.table.repaint import Position
from aixreader.ui.table.reveal import best_place
from aixreader.ui.table.scene import Scene, Tile

LayOut = Callable[[float, Fonts], Scene]
"""`lay_out(width, fonts)` makes the scene for a canvas `width` pixels wide at 100 %."""
Hint = QAbstractItemView.ScrollHint
MIN_ZOOM, MAX_ZOOM, ZOOM_STEP = 0.4, 3.0, 1.15
SCROLL_STEP = 40
"""Pixels of a single step of the scroll bars."""


class Canvas(QTableView):
    """Shows the scene made by the layout function of `show_face`. To screen readers it is a table view."""

    zoomed = Signal()

    def __init__(self, graph: ThreatGraph, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph = graph
        self._fonts = Fonts(self.font())
        self._lay_out: LayOut | None = None
        self._hovered: Tile | None = None
        self._zoom = 1.0
        self._is_cursor_visible = False  # shown only while the keyboard is used
        self.emphasis = Emphasis(frozenset(graph.nodes), (), {})
        self.cells = SceneModel(graph, self)
        self.setModel(self.cells)
        self.set_tokens(tokens)
        self._build()

    def _build(self) -> None:
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for part in (self.horizontalHeader(), self.verticalHeader(), *self.findChildren(QAbstractButton)):
            part.hide()  # for screen readers only
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(SCROLL_STEP)
        self.setAccessibleName(self.tr("Threats and controls"))

    @property
    def scene(self) -> Scene:
        """The scene that is shown."""
        return self.cells.scene

    @property
    def zoom(self) -> float:
        """The zoom; 1.0 is 100 %."""
        return self._zoom

    @property
    def current(self) -> Tile | None:
        """The tile at the keyboard cursor."""
        return self.cells.tile(self.currentIndex())

    def show_face(self, lay_out: LayOut) -> None:
        """Show the scene that `lay_out` makes, scrolled to the top."""
        self._lay_out = lay_out
        self._hovered = None
        self.cells.show_scene(self._make_scene(self._zoom))
        self._select()
        self.updateGeometries()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def show_emphasis(self, emphasis: Emphasis) -> None:
        """Show what is picked, related and filtered."""
        before, self.emphasis = self.emphasis, emphasis
        changed = [tile for tile in self.scene.reachable if before.look_of(tile.slug) != emphasis.look_of(tile.slug)]
        self.cells.show_emphasis(emphasis, changed)
        if before.picked != emphasis.picked:
            self._select()
        self._update_tiles(changed)

    def show_layer(self, layer: TableLayer | None) -> None:
        """Lay something over the tiles, or nothing."""
        self._painter.layer = layer
        self._update_tiles(self.cells.show_layer(layer))

    def show_cursor(self, *, on: bool) -> None:
        """Show the keyboard cursor, or hide it while the mouse is used."""
        if on != self._is_cursor_visible:
            self._is_cursor_visible = on
            self._update_tiles([self.current])

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._painter = TablePainter(self._graph, tokens, self._fonts)
        self._painter.layer = self.cells.layer
        self._paper = QColor(tokens.paper)
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Set the zoom, within bounds; the centre of the view stays in place."""
        zoom = min(max(zoom, MIN_ZOOM), MAX_ZOOM)
        if zoom == self._zoom or self._lay_out is None:
            return
        half = self.viewport().height() / 2
        share = (self.verticalOffset() + half) / max(self.scene.size.height() * self._zoom, 1.0)
        self._zoom = zoom
        self._arrange()
        self.verticalScrollBar().setValue(round(share * self.scene.size.height() * zoom - half))
        self.zoomed.emit()

    @Slot(int)
    def zoom_by(self, steps: int) -> None:
        """Zoom in or out by `steps`; 0 resets to 100 %."""
        self.set_zoom(self._zoom * ZOOM_STEP**steps if steps else 1.0)

    @Slot()
    def fit(self) -> None:
        """Zoom so that the whole scene fits into the view, or as much of it as can be read."""
        if self._lay_out is None:
            return
        lay_out, fonts = self._lay_out, self._fonts
        self.set_zoom(fitting_zoom(lambda width: lay_out(width, fonts).size, self.maximumViewportSize()))

    def reveal(self) -> None:
        """Scroll so that what is picked (of several cells that at the cursor) is in view, with most of what is lit."""
        current, slugs = self.current, self.emphasis.picked
        picked = [self._rect(current)] if current and current.slug in slugs else self._rects_of(slugs)
        lit = self._rects_of(slug for slug in self.emphasis.related if slug in self.emphasis.matching)
        if picked:
            place = best_place(picked, lit, self._position.offset, self.viewport().size())
            self.horizontalScrollBar().setValue(place.x())
            self.verticalScrollBar().setValue(place.y())

    def go_to(self, tile: Tile) -> None:
        """Move the keyboard cursor to a tile, and scroll to it."""
        index = self.cells.index_of(tile)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def tile_at(self, position: QPoint) -> Tile | None:
        """The tile of a threat or control at a position of the viewport."""
        tile = self.scene.at(self._to_scene(position))
        return tile if tile is not None and tile.slug else None

    def _rects_of(self, slugs: Iterable[str]) -> list[QRectF]:
        """The rectangles of all tiles of these threats and controls, in pixels of the scrolled area."""
        return [self._rect(tile) for slug in slugs for tile in self.scene.of(slug)]

    def _rect(self, tile: Tile) -> QRectF:
        return QRectF(tile.rect.topLeft() * self._zoom, tile.rect.size() * self._zoom)

    def _update_tiles(self, tiles: Iterable[Tile | None]) -> None:
        """Draw these tiles again, as far as they are in view."""
        self.viewport().update(self._position.region_of(tiles))

    @property
    def _position(self) -> Position:
        return Position(self._zoom, QPoint(self.horizontalOffset(), self.verticalOffset()))

    def _make_scene(self, zoom: float) -> Scene:
        assert self._lay_out is not None  # noqa: S101  # called only after `show_face`
        return self._lay_out(self.viewport().width() / zoom, self._fonts)

    def _arrange(self) -> None:
        """Lay the tiles out again for the current size. The set of tiles does not change."""
        self._hovered = None
        self.cells.replace_scene(self._make_scene(self._zoom))
        self.updateGeometries()
        self.viewport().update()

    def _select(self) -> None:
        """Select all cells of the picked threats and controls, for screen readers."""
        selection = QItemSelection()
        for tile in (tile for slug in self.emphasis.picked for tile in self.scene.of(slug)):
            selection.select(self.cells.index_of(tile), self.cells.index_of(tile))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _to_scene(self, position: QPoint) -> QPointF:
        x, y = position.x() + self.horizontalOffset(), position.y() + self.verticalOffset()
        return QPointF(x / self._zoom, y / self._zoom)

    # ------------------------------------------------------------ the interface of QAbstractItemView

    @override
    def visualRect(self, index: Index) -> QRect:
        tile = self.cells.tile(index)
        if tile is None:
            return QRect()
        return self._rect(tile).translated(-self.horizontalOffset(), -self.verticalOffset()).toAlignedRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        return self.cells.index_of(self.scene.at(self._to_scene(point)))

    @override
    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        rect, room = self.visualRect(index).adjusted(-8, -12, 8, 8), self.viewport().rect()
        for bar, first, last, end in (
            (self.verticalScrollBar(), rect.top(), rect.bottom(), room.bottom()),
            (self.horizontalScrollBar(), rect.left(), rect.right(), room.right()),
        ):
            if first < 0 or last - first > end:
                bar.setValue(bar.value() + first)
            elif last > end:
                bar.setValue(bar.value() + last - end)

    @override
    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def moveCursor(self, cursorAction: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        page = self.viewport().height() / self._zoom
        tile = next_tile(self.scene, self.emphasis.matching, self.current, cursorAction, page)
        return self.cells.index_of(tile)

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Do nothing: the selection follows what is picked."""

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion()  # what is selected looks as what is picked, which `show_emphasis` draws

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._is_cursor_visible:
            self._update_tiles(map(self.cells.tile, (current, previous)))

    @override
    def updateGeometries(self) -> None:
        size, room = self.scene.size * self._zoom, self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), size.height(), room.height()),
            (self.horizontalScrollBar(), size.width(), room.width()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, round(whole) - seen))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lay_out is not None:
            self._arrange()
            self.reveal()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # a text that is drawn in two parts at another zoom would not fit together
        self.viewport().scroll(dx, dy) if self._zoom == 1.0 else self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._paper)
        painter.translate(-self.horizontalOffset(), -self.verticalOffset())
        painter.scale(self._zoom, self._zoom)
        tiles = self._position.tiles_in(self.scene, event.region())
        pointer = PointerTiles(self._hovered, self.current if self.hasFocus() and self._is_cursor_visible else None)
        self._painter.paint(painter, tiles, self.emphasis, pointer)
