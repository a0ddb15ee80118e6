"""The parts of the user's marks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.marks_panel import PARTS, MarksPanel


def test_one_part_is_in_front(qtbot: QtBot) -> None:
    parts = [QLineEdit(part) for part in PARTS]
    panel = MarksPanel(*parts)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    assert panel.part == "bookmarks"
    for part, widget in zip(reversed(PARTS), reversed(parts), strict=True):
        if part != panel.part:
            with qtbot.waitSignal(panel.part_changed):
                panel.show_part(part)
        assert widget.isVisible() == (panel.part == part)
        panel.setFocus()
        assert widget.hasFocus()
    for steps in (1, 2):  # Tab leaves the part
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        assert panel.focusWidget() is (panel._bar if steps == 1 else parts[0])
    panel.show_part("teapots")
    assert panel.part == "bookmarks"
