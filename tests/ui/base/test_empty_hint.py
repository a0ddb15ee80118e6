"""What an empty list shows."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.empty_hint import EmptyHint


def test_one_sentence_and_the_way_to_the_first_entry(qtbot: QtBot, bare_window: QWidget) -> None:
    action = QAction("Note", bare_window)
    hint = EmptyHint("No notes yet.", bare_window, action)
    hint.show()
    assert hint.label.text() == "No notes yet."
    with qtbot.waitSignal(action.triggered):
        hint.button.click()
    hint.show_text("No matches", is_first=False)
    assert hint.isVisible()
    assert not hint.button.isVisible()
    hint.show_text("")
    assert not hint.isVisible()
    plain = EmptyHint("No history yet.", bare_window)
    plain.show()
    assert not plain.button.isVisible()
