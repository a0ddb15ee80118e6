"""The keyboard cursor among the tiles that match."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtWidgets import QAbstractItemView

from aixreader.ui.table.cursor import next_tile
from aixreader.ui.table.scene import Kind, Scene, Tile

Cursor = QAbstractItemView.CursorAction
NAMES = "abcdefghi"
"""Tiles in three rows of three."""
SCENE = Scene(
    QSizeF(300, 300),
    [
        Tile(Kind.ELEMENT, QRectF(number % 3 * 100, number // 3 * 100, 80, 80), name, name, number // 3, number % 3)
        for number, name in enumerate(NAMES)
    ],
)
TILES = {tile.slug: tile for tile in SCENE.tiles}


def reached(matching: str, at: str, *actions: Cursor) -> str:
    tile = TILES.get(at)
    for action in actions:
        tile = next_tile(SCENE, set(matching), tile, action, 100)
    return tile.slug if tile is not None else ""


@pytest.mark.parametrize(
    ("matching", "at", "action", "wanted"),
    [
        (NAMES, "", Cursor.MoveDown, "a"),
        (NAMES, "e", Cursor.MoveHome, "a"),
        (NAMES, "e", Cursor.MoveEnd, "i"),
        (NAMES, "e", Cursor.MoveLeft, "d"),
        (NAMES, "f", Cursor.MoveRight, "f"),
        (NAMES, "e", Cursor.MovePageDown, "h"),
        (NAMES, "e", Cursor.MovePageUp, "b"),
        (NAMES, "e", Cursor.MoveNext, "e"),
        ("bfg", "e", Cursor.MoveHome, "b"),
        ("bfg", "b", Cursor.MoveEnd, "g"),
        ("acg", "a", Cursor.MoveRight, "c"),
        ("acg", "c", Cursor.MoveRight, "g"),
        ("acg", "g", Cursor.MoveLeft, "c"),
        ("acg", "a", Cursor.MoveLeft, "a"),
        ("ag", "a", Cursor.MoveDown, "g"),
        ("ai", "e", Cursor.MovePageDown, "i"),
        ("a", "i", Cursor.MoveDown, "a"),
        ("a", "i", Cursor.MoveRight, "a"),
        ("", "e", Cursor.MoveRight, "e"),
        ("", "", Cursor.MoveHome, ""),
    ],
)
def test_it_goes_to_what_matches(matching: str, at: str, action: Cursor, wanted: str) -> None:
    assert reached(matching, at, action) == wanted


def test_every_match_is_reached_from_every_tile() -> None:
    for matching in ("ace", "bdfh", "i", "cg", "aei"):
        for at in NAMES:
            passed = {reached(matching, at, Cursor.MoveHome, *[Cursor.MoveRight] * steps) for steps in range(9)}
            assert passed == set(matching)
            assert reached(matching, at, *[Cursor.MoveLeft] * 9) == matching[0]
