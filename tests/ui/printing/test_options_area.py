"""The options of the print dialog on a low screen."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.printing.options_area import LEAST_HEIGHT, OptionsArea


def test_they_scroll_where_there_is_no_room_for_all_of_them(qtbot: QtBot, bare_window: QWidget) -> None:
    options = QWidget()
    layout = QVBoxLayout(options)
    fields = [QLineEdit(options) for _ in range(12)]
    for field in fields:
        layout.addWidget(field)
    area = OptionsArea(options, bare_window)
    assert area.minimumSizeHint().height() == LEAST_HEIGHT < options.sizeHint().height()
    assert area.minimumSizeHint().width() > options.minimumSizeHint().width(), "the scroll bar covers nothing"
    area.resize(area.sizeHint().width(), 150)
    area.show()
    qtbot.waitExposed(bare_window)
    bare_window.activateWindow()
    fields[0].setFocus()
    for _ in fields[1:]:
        area.focusNextPrevChild(True)
    shown = area.viewport().rect()
    last = fields[-1].mapTo(area.viewport(), fields[-1].rect().center())
    assert shown.contains(last), "it has the focus"
    area.resize(area.sizeHint())
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
