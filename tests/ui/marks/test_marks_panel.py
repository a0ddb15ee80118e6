"""The parts of the user's marks."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.marks_panel import PARTS, MarksPanel


def test_one_part_is_in_front(qtbot: QtBot) -> None:
    parts = [QLabel(part) for part in PARTS]
    panel = MarksPanel(*parts)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.part == "bookmarks"
    for part, widget in zip(reversed(PARTS), reversed(parts), strict=True):
        if part != panel.part:
            with qtbot.waitSignal(panel.part_changed):
                panel.show_part(part)
        assert widget.isVisible() == (panel.part == part)
        assert panel.focusProxy() is widget
    panel.show_part("teapots")
    assert panel.part == "bookmarks"
