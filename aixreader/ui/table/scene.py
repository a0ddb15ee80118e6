"""The scene of the table: tiles with their rectangles, in pixels at 100 %."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSizeF

from aixreader.ui.table.fonts import Label


class Kind(Enum):
    """How a tile is drawn."""

    ELEMENT = auto()
    """A threat or control with its symbol."""
    CHIP = auto()
    """A threat or control in a cell of the matrix."""
    WORD = auto()
    """A word between chips: "plus", "Supplier"."""
    CELL = auto()
    """A cell of the matrix, with text of its own or only as background."""
    HEAD = auto()
    """The head of a column."""
    TITLE = auto()
    """The title of a block of tiles."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One item to draw; `slug` is set for threats and controls, which can be picked and opened.

    `row` and `column` are its cell in the accessible table, -1 for none. `label` is `text` laid out in `font`. `before`
    is the connecting word before it in the cell, part of its accessible name.
    """

    kind: Kind
    rect: QRectF
    text: str
    slug: str = ""
    row: int = -1
    column: int = -1
    note: str = ""
    before: str = ""
    official: bool = True
    label: Label | None = None
    font: str = ""


class Scene:
    """All tiles of one face, and their total size. `row_heads` and `column_heads` are the headers of the accessible
    table.
    """

    def __init__(
        self,
        size: QSizeF,
        tiles: Sequence[Tile],
        *,
        row_heads: Sequence[str] = (),
        column_heads: Sequence[str] = (),
    ) -> None:
        self.size = size
        self.tiles = tuple(tiles)
        self.row_heads = tuple(row_heads)
        self.column_heads = tuple(column_heads)
        self.cells = {(tile.row, tile.column): tile for tile in self.tiles if tile.row >= 0}
        self.row_count = max((row for row, _ in self.cells), default=-1) + 1
        self.column_count = max((column for _, column in self.cells), default=-1) + 1
        self.reachable = tuple(tile for tile in self.tiles if tile.slug)

    def at(self, point: QPointF) -> Tile | None:
        """The tile at a point; the smallest if there are several."""
        tiles = [tile for tile in self.cells.values() if tile.rect.contains(point)]
        return min(tiles, key=lambda tile: tile.rect.width() * tile.rect.height(), default=None)

    def within(self, area: QRectF) -> tuple[Tile, ...]:
        """The tiles that are in an area, or reach into it."""
        return tuple(tile for tile in self.tiles if tile.rect.intersects(area))

    def of(self, slug: str) -> tuple[Tile, ...]:
        """All tiles of a threat or control; in the matrix there may be several."""
        return tuple(tile for tile in self.reachable if tile.slug == slug)

    def beside(self, tile: Tile, dx: int, dy: int, among: Sequence[Tile] | None = None) -> Tile | None:
        """The nearest tile of a threat or control in the direction `dx` (-1, 0, 1) or `dy`; None for none. `among` are
        those that count, by default all.
        """
        origin = tile.rect.center()
        best: tuple[float, Tile] | None = None
        for other in self.reachable if among is None else among:
            step = other.rect.center() - origin
            ahead, aside = (step.x() * dx, abs(step.y())) if dx else (step.y() * dy, abs(step.x()))
            if other is tile or ahead <= 1 or (dx and aside > tile.rect.height() / 2):
                continue
            distance = ahead + 2 * aside
            if best is None or distance < best[0]:
                best = (distance, other)
        return best[1] if best is not None else None
