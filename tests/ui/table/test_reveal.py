"""Where the table scrolls to after picking."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize

from aixreader.ui.table.reveal import MARGIN, Span, best_offset, best_place


def test_what_is_picked_and_most_of_what_is_lit_are_in_view() -> None:
    rows = [Span(top, top + 80) for top in range(0, 2000, 100)]
    picked = [rows[3]]
    assert best_offset(picked, [], 250, 400) == 250, "nothing moves without need"
    assert best_offset(picked, rows[4:6], 250, 400) == 250
    assert best_offset(picked, rows[4:8], 0, 600) == 780 + MARGIN - 600, "only as far as needed"
    assert best_offset(picked, [rows[0], *rows[5:8]], 0, 600) == 780 + MARGIN - 600, "the most of them"
    assert best_offset(picked, [rows[12]], 250, 400) == 250, "if both do not fit, what is picked"
    assert best_offset(picked, [rows[12]], 900, 400) == 300 - MARGIN, "which comes back into view"
    assert best_offset(picked, [], 900, 400) in (300 - MARGIN, 380 + MARGIN - 400), "a link picks what is out of view"
    assert best_offset([rows[2], rows[18]], [rows[17]], 0, 400) == 1880 + MARGIN - 400, "one of its cells is enough"
    assert best_offset([], [], 70, 400) == 70
    assert best_offset([Span(0, 900)], [Span(950, 990)], 40, 400) == 40, "a cell larger than the view"


def test_both_ways() -> None:
    picked, lit = [QRectF(0, 0, 80, 80)], [QRectF(700, 900, 80, 80)]
    assert best_place(picked, lit, QPoint(), QSize(400, 1000)) == QPoint(), "what is picked stays"
    lit += [QRectF(300, 500, 80, 80), QRectF(500, 1500, 80, 80)]
    assert best_place(picked, lit, QPoint(), QSize(400, 610)) == QPoint(), "one is in view already"
    picked = [QRectF(40, 0, 80, 80)]
    assert best_place(picked, lit, QPoint(), QSize(370, 610)) == QPoint(380 + MARGIN - 370, 0), (
        "of those seen downwards"
    )
