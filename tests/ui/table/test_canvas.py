"""The canvas: zoom, scrolling, keyboard cursor, accessibility."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aixreader.services.tables.emphasis import Emphasis
from aixreader.services.tables.table_state import TableState
from aixreader.ui.table.canvas import MAX_ZOOM, MIN_ZOOM
from aixreader.ui.table.painting import PointerTiles
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.table.scene import Tile
from aixreader.ui.table.view import TableView


@pytest.fixture
def view(panel: TablePanel) -> TableView:
    return panel.view


def slug(view: TableView) -> str:
    return view.current.slug if view.current is not None else ""


def test_positions_and_cells_agree_at_every_zoom(view: TableView) -> None:
    for zoom in (MIN_ZOOM, 0.8, 1.0, 2.0, MAX_ZOOM):
        view.set_zoom(zoom)
        for tile in view.scene.reachable:
            index = view.cells.index_of(tile)
            view.scrollTo(index)
            rect = view.visualRect(index)
            assert view.viewport().rect().contains(rect.center())
            assert view.indexAt(rect.center()) == index
            assert view.tile_at(rect.center()) is tile


def seen(view: TableView) -> QImage:
    """What is on the screen: the window's store, into which only what has changed is drawn."""
    QApplication.processEvents()
    viewport = view.viewport()
    whole = view.screen().grabWindow(view.window().winId())
    return whole.copy(QRect(viewport.mapTo(view.window(), QPoint()), viewport.size())).toImage()


def assert_same(one: QImage, other: QImage, when: str) -> None:
    places = ((x, y) for y in range(one.height()) for x in range(one.width()))
    assert one == other, (when, [(x, y) for x, y in places if one.pixel(x, y) != other.pixel(x, y)])


def drawn_anew(view: TableView) -> QImage:
    view.viewport().update()
    return seen(view)


@pytest.mark.parametrize("face", ["elements", "matrix"])
@pytest.mark.parametrize("zoom", [1.0, 1.37])
def test_what_is_drawn_again_is_as_if_all_were(panel: TablePanel, view: TableView, face: str, zoom: float) -> None:
    panel.resize(500, 260)
    panel.show_state(TableState(face=face))
    view.set_zoom(zoom)
    view.setFocus()

    def click(row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        tile = view.scene.reachable[row % len(view.scene.reachable)]
        view.scrollTo(view.cells.index_of(tile))
        place = view.visualRect(view.cells.index_of(tile)).center()
        QTest.mouseMove(view.viewport(), place)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    acts = (
        lambda: click(0),
        lambda: click(3),
        lambda: click(5, Qt.KeyboardModifier.ControlModifier),
        lambda: QTest.keyClick(view, Qt.Key.Key_Right),
        lambda: QTest.keyClick(view, Qt.Key.Key_End),
        lambda: view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 31),
        lambda: QTest.keyClick(view, Qt.Key.Key_Home),
        lambda: QTest.keyClick(view, Qt.Key.Key_Escape),
        lambda: click(-1),
        panel.clear,
    )
    before = seen(view)
    assert_same(before, drawn_anew(view), "at first")
    pictures = [before]
    for number, act in enumerate(acts):
        act()
        pictures.append(seen(view))
        assert_same(pictures[-1], drawn_anew(view), f"after act {number}")
    assert sum(one != other for one, other in pairwise(pictures)) >= 7, "the acts are seen"


def test_another_pick_draws_only_the_tiles_that_change(panel: TablePanel, view: TableView) -> None:
    panel.show_state(TableState(picked=("lidlock",)))
    QApplication.processEvents()
    drawn: list[str] = []
    paint = view._painter.paint

    def record(painter: QPainter, tiles: Iterable[Tile], emphasis: Emphasis, pointer: PointerTiles) -> None:
        tiles = list(tiles)
        drawn.extend(tile.slug for tile in tiles)
        paint(painter, tiles, emphasis, pointer)

    view._painter.paint = record  # type: ignore[method-assign]  # what it is asked to draw
    QTest.keyClick(view, Qt.Key.Key_Home)
    QApplication.processEvents()
    assert 0 < len(set(drawn)) < 4, "the cursor's tile, and its neighbours"


def test_nothing_but_tiles_is_seen(view: TableView) -> None:
    assert [child for child in view.findChildren(QWidget) if child.isVisible() and child.parent() is view] == [
        view.viewport()
    ]


def test_zoom_has_bounds_and_tells(qtbot: QtBot, view: TableView) -> None:
    with qtbot.waitSignal(view.zoomed):
        view.zoom_by(1)
    assert view.zoom > 1
    view.set_zoom(100)
    assert view.zoom == MAX_ZOOM
    view.set_zoom(0)
    assert view.zoom == MIN_ZOOM
    view.zoom_by(0)
    assert view.zoom == 1.0


def test_fit_shows_all_of_it(view: TableView) -> None:
    view.set_zoom(3.0)
    assert view.verticalScrollBar().maximum() > 0
    view.fit()
    assert view.verticalScrollBar().maximum() == view.horizontalScrollBar().maximum() == 0
    view.resize(200, 100)
    view.fit()
    assert view.zoom >= 1.0, "names stay readable"


def test_arrows_go_from_tile_to_tile(view: TableView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    first = slug(view)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert slug(view) != first
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert slug(view) == first
    seen = {first}
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        QTest.keyClick(view, key)
        seen.add(slug(view))
    assert len(seen) > 1
    assert slug(view) == view.scene.reachable[-1].slug
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert slug(view), "there is always one"


def test_a_narrow_window_keeps_all_in_reach(view: TableView, panel: TablePanel) -> None:
    panel.resize(330, 400)
    assert view.verticalScrollBar().maximum() > 0
    assert view.horizontalScrollBar().maximum() == 0


def test_the_screen_reader_hears_cells_rows_and_relations(panel: TablePanel, view: TableView) -> None:
    panel.show_state(TableState(picked=("lidlock",)))
    table = QAccessible.queryAccessibleInterface(view)
    assert table is not None
    assert table.role() == QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "Threats and controls"
    said = {}
    for number in range(table.childCount()):
        cell = table.child(number)
        said[cell.text(QAccessible.Text.Name)] = cell
    cell = said["Lid lock, control, picked"]
    assert cell.role() == QAccessible.Role.Cell
    assert cell.text(QAccessible.Text.Description) == "Answers Tea theft, Oversteeping"
    tile = view.scene.of("lidlock")[0]
    place = cell.tableCellInterface()
    assert (place.rowIndex(), place.columnIndex(), place.isSelected()) == (tile.row, tile.column, True)
    assert said[view.scene.row_heads[tile.row]].role() == QAccessible.Role.RowHeader
    assert cell.rect().translated(-view.viewport().mapToGlobal(QPoint())) == view.visualRect(view.cells.index_of(tile))
