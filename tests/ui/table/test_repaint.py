"""What is drawn again, and where."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QRegion

from aixreader.ui.table.repaint import Position
from aixreader.ui.table.scene import Scene


@pytest.mark.parametrize("position", [Position(1.0, QPoint(0, 0)), Position(1.37, QPoint(3, 50))])
def test_a_tile_is_drawn_around_its_rectangle_wherever_it_is(scene: Scene, position: Position) -> None:
    tile = scene.reachable[-1]
    rect = position.rect_of(tile)
    centre = (tile.rect.center() * position.zoom).toPoint() - position.offset
    assert (rect.center() - centre).manhattanLength() <= 2
    assert rect.height() >= (tile.rect.height() + 16) * position.zoom
    assert position.region_of([None, tile]) == QRegion(rect)


def test_what_reaches_into_a_region_is_drawn_there(scene: Scene) -> None:
    position, tile = Position(1.0, QPoint(0, 0)), scene.reachable[0]
    rect = position.rect_of(tile)
    assert tile in position.tiles_in(scene, QRegion(rect))
    above = rect.adjusted(0, 0, 0, 3 - rect.height())
    assert tile in position.tiles_in(scene, QRegion(above)), "where its badge is"
    assert tile not in position.tiles_in(scene, QRegion(above.translated(0, -above.height())))
    assert position.tiles_in(scene, QRegion()) == []
