"""What of a scene is to be drawn again: where a tile is drawn, and which tiles are drawn in a part of the view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPoint, QRect, QRectF
from PySide6.QtGui import QRegion

from aixreader.ui.table.scene import Scene, Tile

AROUND = QMarginsF(9, 9, 9, 9)
"""Pixels at 100 % around a tile in which its badge, its frame and the keyboard cursor are drawn."""


@dataclass(frozen=True, slots=True)
class Position:
    """How a scene is shown: `offset` are the pixels by which it is scrolled."""

    zoom: float
    offset: QPoint

    def rect_of(self, tile: Tile) -> QRect:
        """All that is drawn of a tile, in pixels of the view."""
        rect = tile.rect.marginsAdded(AROUND)
        zoomed = QRectF(rect.topLeft() * self.zoom, rect.size() * self.zoom)
        return zoomed.translated(-self.offset).toAlignedRect()

    def region_of(self, tiles: Iterable[Tile | None]) -> QRegion:
        """All that is drawn of some tiles."""
        region = QRegion()
        for tile in tiles:
            if tile is not None:
                region += self.rect_of(tile)
        return region

    def tiles_in(self, scene: Scene, region: QRegion) -> list[Tile]:
        """The tiles of which something is drawn in `region`."""
        seen = QRectF(region.boundingRect().translated(self.offset))
        area = QRectF(seen.topLeft() / self.zoom, seen.size() / self.zoom).marginsAdded(AROUND)
        return [tile for tile in scene.within(area) if region.intersects(self.rect_of(tile))]
