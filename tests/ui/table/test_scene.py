"""Tiles and their positions."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from aixreader.ui.table.scene import Kind, Scene, Tile


def tile(slug: str, x: float, y: float, row: int = 0, column: int = 0) -> Tile:
    return Tile(Kind.ELEMENT, QRectF(x, y, 10, 10), slug, slug, row, column)


A, B, C, D = tile("a", 0, 0), tile("b", 20, 0, 0, 1), tile("c", 0, 20, 1, 0), tile("a", 20, 20, 1, 1)
TITLE = Tile(Kind.TITLE, QRectF(0, -10, 50, 8), "Tea")
SCENE = Scene(QSizeF(30, 30), (TITLE, A, B, C, D), row_heads=("one", "two"))


def test_what_is_at_a_point() -> None:
    assert SCENE.at(QPointF(25, 5)) is B
    assert SCENE.at(QPointF(15, 5)) is None
    assert SCENE.at(QPointF(5, -5)) is None, "titles are only seen"


def test_a_chip_lies_over_its_cell() -> None:
    cell = Tile(Kind.CELL, QRectF(0, 0, 100, 100), "cell", row=0, column=0)
    chip = Tile(Kind.CHIP, QRectF(10, 10, 20, 20), "chip", "chip", 0, 1)
    assert Scene(QSizeF(), (chip, cell)).at(QPointF(15, 15)) is chip


def test_rows_and_columns() -> None:
    assert (SCENE.row_count, SCENE.column_count) == (2, 2)
    assert SCENE.of("a") == (A, D)
    assert SCENE.of("") == ()
    empty = Scene(QSizeF(), ())
    assert (empty.row_count, empty.column_count, empty.reachable) == (0, 0, ())


def test_the_nearest_in_each_direction() -> None:
    assert SCENE.beside(A, 1, 0) is B
    assert SCENE.beside(A, 0, 1) is C
    assert SCENE.beside(D, -1, 0) is C
    assert SCENE.beside(D, 0, -1) is B
    assert SCENE.beside(A, -1, 0) is None
