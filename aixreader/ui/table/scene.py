"""What the table consists of on its canvas: tiles with their places, in pixels at 100 %."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QStaticText


class Kind(Enum):
    """How a tile is drawn."""

    ELEMENT = auto()
    """A threat or control with its symbol."""
    CHIP = auto()
    """A threat or control in a cell of the matrix."""
    WORD = auto()
    """A word between chips: "plus", "Supplier"."""
    CELL = auto()
    """A cell of the matrix with words of its own."""
    HEAD = auto()
    """A column's head."""
    TITLE = auto()
    """The name of a group of tiles."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One thing to draw; `slug` is set for what can be picked and opened.

    `row` and `column` are its place in the table as it is read out, -1 for what is only seen. `label` is `text` laid
    out in `font`. `before` is what stands before it in the cell and is read out with it.
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
    label: QStaticText | None = None
    font: str = ""


class Scene:
    """All tiles of one face, and the size they take. `row_heads` and `column_heads` name rows and columns as they are
    read out.
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
        """The tile under a point; of two, the smaller."""
        found = [tile for tile in self.cells.values() if tile.rect.contains(point)]
        return min(found, key=lambda tile: tile.rect.width() * tile.rect.height(), default=None)

    def of(self, slug: str) -> tuple[Tile, ...]:
        """All tiles of a threat or control; in the matrix a control has many."""
        return tuple(tile for tile in self.reachable if tile.slug == slug)

    def beside(self, tile: Tile, dx: int, dy: int) -> Tile | None:
        """The nearest tile that can be picked to the right or left (`dx`), below or above (`dy`); None for none."""
        origin = tile.rect.center()
        best: tuple[float, Tile] | None = None
        for other in self.reachable:
            step = other.rect.center() - origin
            ahead, aside = (step.x() * dx, abs(step.y())) if dx else (step.y() * dy, abs(step.x()))
            if other is tile or ahead <= 1 or (dx and aside > tile.rect.height() / 2):
                continue
            distance = ahead + 2 * aside
            if best is None or distance < best[0]:
                best = (distance, other)
        return best[1] if best is not None else None
