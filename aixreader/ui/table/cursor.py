"""Where the keyboard cursor of the table goes: from one threat or control to another that matches the filters."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QAbstractItemView

from aixreader.ui.table.scene import Scene, Tile

Cursor = QAbstractItemView.CursorAction
ARROWS = {
    Cursor.MoveLeft: (-1, 0),
    Cursor.MoveRight: (1, 0),
    Cursor.MoveUp: (0, -1),
    Cursor.MoveDown: (0, 1),
}
PAGES = {Cursor.MovePageDown: 1, Cursor.MovePageUp: -1}


def next_tile(
    scene: Scene, matching: Collection[str], current: Tile | None, action: Cursor, page: float
) -> Tile | None:
    """The tile that `action` leads to from `current`; that one where it leads to none. `page` is the height of the
    view, in pixels of the scene.
    """
    tiles = tuple(tile for tile in scene.reachable if tile.slug in matching)
    if not tiles:
        return current
    if action == Cursor.MoveHome or current is None:
        return tiles[0]
    if action == Cursor.MoveEnd:
        return tiles[-1]
    if action in ARROWS:
        return _beside(scene, tiles, current, *ARROWS[action])
    if action in PAGES:
        return _nearest(tiles, current.rect.center() + QPointF(0, page * PAGES[action]))
    return current


def _beside(scene: Scene, tiles: Sequence[Tile], current: Tile, dx: int, dy: int) -> Tile:
    """The next match in a direction. Of few matches a row may have none: then it is the next one in their order, so
    that each can be reached.
    """
    found = scene.beside(current, dx, dy, tiles)
    if found is None and dx and len(tiles) < len(scene.reachable):
        at = scene.reachable.index(current)
        ahead = scene.reachable[at + 1 :] if dx > 0 else scene.reachable[:at][::-1]
        found = next((tile for tile in ahead if tile in tiles), None)
    return found or (current if current in tiles else _nearest(tiles, current.rect.center()))


def _nearest(tiles: Sequence[Tile], point: QPointF) -> Tile:
    return min(tiles, key=lambda tile: (tile.rect.center() - point).manhattanLength())
