"""Draws what a layer says of a tile: a sign in a badge, a bar, hatching; never by colour alone."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from aixreader.services.tables.table_layer import LayerTile
from aixreader.ui.table.scene import Kind, Tile
from aixreader.ui.table.surface import Stroke, Surface

STEP = 9.0
"""Pixels between the lines of hatching, across."""
BAR_HEIGHT, BAR_SIDES, BAR_BOTTOM = 4.0, 6.0, 2.0
CHIP_BAR_HEIGHT = 3.0
BADGE = 15.0
CHANGED = "Δ"
"""Beside the sign of what differs from the other layer."""


def draw_hatching(surface: Surface, tile: Tile, colour: QColor) -> None:
    """Draw slanted lines over the ground of a tile."""
    stroke = Stroke(colour)
    for start, end in hatching(tile.rect.adjusted(4, 2, -2, -2)):
        surface.line(start, end, stroke)


def hatching(rect: QRectF) -> Iterator[tuple[QPointF, QPointF]]:
    """Lines from the lower left to the upper right of a rectangle, cut at its edges."""
    width, height = rect.width(), rect.height()
    offset = STEP
    while offset < width + height:
        left, right = max(0.0, offset - height), min(offset, width)
        yield (
            QPointF(rect.left() + left, rect.top() + offset - left),
            QPointF(rect.left() + right, rect.top() + offset - right),
        )
        offset += STEP


def draw_bar(surface: Surface, tile: Tile, share: float, fill: QColor, ground: QColor, outline: QColor) -> None:
    """Draw a bar at the lower edge of a tile, filled to `share` (0 to 1)."""
    rect, height = tile.rect, BAR_HEIGHT if tile.kind is Kind.ELEMENT else CHIP_BAR_HEIGHT
    bottom = BAR_BOTTOM if tile.kind is Kind.ELEMENT else 0.0
    bar = QRectF(rect.left() + BAR_SIDES, rect.bottom() - bottom - height, rect.width() - 2 * BAR_SIDES, height)
    surface.box(bar, ground, Stroke(outline), 1.5)
    if share > 0:
        surface.box(QRectF(bar.left(), bar.top(), bar.width() * min(share, 1.0), bar.height()), fill, None, 1.5)


def draw_badge(surface: Surface, tile: Tile, mark: LayerTile, ink: QColor, paper: QColor) -> None:
    """Draw the sign on the upper edge of a tile, at the left."""
    text = f"{mark.sign}{CHANGED}" if mark.was else mark.sign
    badge = QRectF(tile.rect.left() + 4, tile.rect.top() - 8, BADGE * (1.7 if mark.was else 1.0), BADGE)
    surface.box(badge, paper, Stroke(ink, 1.6 if mark.was else 1.0), 3)
    surface.text(badge, text, "small", ink, is_centred=True)
