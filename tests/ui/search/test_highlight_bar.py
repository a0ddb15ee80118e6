"""The bar that counts the highlights of the page."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from aixreader.ui.search.highlight_bar import HighlightBar


def test_highlights_are_counted_and_stepped_through(qtbot: QtBot) -> None:
    bar = HighlightBar()
    qtbot.addWidget(bar)
    bar.show_count(12, 2)
    assert bar.label.text() == "3 of 12 on this page"
    with qtbot.waitSignal(bar.step_requested) as stepped:
        next(button for button in bar.findChildren(QToolButton) if button.text() == "↑").click()
    assert stepped.args == [-1]
    bar.show_count(0, -1)
    assert bar.isHidden()
