"""Layout of the matrix face."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from aixreader.knowledge.matrix import matrix_rows
from aixreader.services.session.session import Session
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.matrix import EDGE, HEAD, PAD, lay_out_matrix
from aixreader.ui.table.scene import Kind


@pytest.mark.parametrize("width", [300.0, 900.0, 1400.0])
def test_every_cell_has_room(session: Session, fonts: Fonts, width: float) -> None:
    rows = matrix_rows(session.edition, session.graph)
    scene = lay_out_matrix(rows, width, fonts)
    small = [tile for tile in scene.tiles if tile.kind in (Kind.CHIP, Kind.WORD)]
    for one, other in combinations(small, 2):
        assert not one.rect.adjusted(1, 1, -1, -1).intersects(other.rect.adjusted(1, 1, -1, -1))
    cells = [tile for tile in scene.tiles if tile.kind is Kind.CELL]
    for tile in (*small, *(cell for cell in cells if cell.label)):
        if tile.kind is Kind.CELL and tile.label is not None:
            assert tile.label.size().height() <= tile.rect.height()
        else:
            assert any(cell.rect.contains(tile.rect) for cell in cells)


@pytest.mark.parametrize("width", [300.0, 560.0, 1400.0])
def test_every_head_can_be_read(session: Session, fonts: Fonts, width: float) -> None:
    scene = lay_out_matrix(matrix_rows(session.edition, session.graph), width, fonts)
    heads = [tile for tile in scene.tiles if tile.kind is Kind.HEAD]
    assert len(heads) == 4
    assert all(fonts.width(head.text, "strong") + 2 * PAD <= head.rect.width() for head in heads)
    assert all(one.rect.right() <= other.rect.left() + 0.01 for one, other in pairwise(heads))


def test_spans_are_spans(session: Session, fonts: Fonts) -> None:
    scene = lay_out_matrix(matrix_rows(session.edition, session.graph), 900.0, fonts)
    tea, *_ = [tile for tile in scene.tiles if tile.text == "Tea Integrity"]
    kitchen, garden = (
        next(tile for tile in scene.tiles if tile.text.startswith(word)) for word in ("Runtime - K", "Dev")
    )
    assert tea.rect.height() == kitchen.rect.height() + garden.rect.height()
    assert (0, 0) in scene.cells
    assert (1, 0) not in scene.cells, "the cell above reaches down"
    assert scene.column_heads[:4] == ("Asset & impact", "Attack surface", "Threat", "Controls")


def test_what_stands_before_a_control_is_read_with_it(session: Session, fonts: Fonts) -> None:
    scene = lay_out_matrix(matrix_rows(session.edition, session.graph), 900.0, fonts)
    lidlock, teapot = scene.cells[2, 3], scene.cells[2, 4]
    assert (lidlock.slug, lidlock.before) == ("lidlock", "Supplier")
    assert (teapot.slug, teapot.before) == ("teapot", "plus")
    assert scene.cells[1, 3].text == "Weeding", "text alone is read as well"


def test_without_rows_there_is_a_head(fonts: Fonts) -> None:
    scene = lay_out_matrix((), 500.0, fonts)
    assert scene.size.height() == EDGE + HEAD + EDGE
    assert scene.reachable == ()
