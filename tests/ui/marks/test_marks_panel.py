"""The parts of the user's marks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
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


def test_a_part_that_is_added_is_made_when_it_is_seen_and_comes_behind_the_bar(qtbot: QtBot) -> None:
    parts = [QLineEdit(part) for part in PARTS]
    panel = MarksPanel(*parts)
    made: list[QWidget] = []

    def make() -> QWidget:
        widget = QWidget(panel)
        for name in ("first", "second"):
            QLineEdit(name, widget)
        made.append(widget)
        return widget

    panel.add_part("lists", "Lists", make)
    qtbot.addWidget(panel)
    panel.show_part("lists")
    assert panel.part == "lists"
    assert made == []
    behind = QLineEdit(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    assert len(made) == 1
    panel._bar.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        seen.append(panel.focusWidget())
    assert [field.text() for field in seen if isinstance(field, QLineEdit)] == ["first", "second", ""]
    assert seen[2] is behind
    panel.show_part("notes")
    panel.show_part("lists")
    assert len(made) == 1
