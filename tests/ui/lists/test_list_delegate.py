"""How an entry of a reading list is drawn."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from aixreader.ui.lists.list_delegate import MAX_WHY_LINES, _lines


def test_reasons_are_cut_after_some_lines(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(12)
    metrics = QFontMetrics(font)
    assert _lines("Short and sweet", metrics, 400) == ["Short and sweet"]
    long = _lines("word " * 200, metrics, 120)
    assert len(long) == MAX_WHY_LINES
    assert long[-1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 120 for line in long)
    (one,) = _lines("x" * 1000, metrics, 120)
    assert metrics.horizontalAdvance(one) <= 120
