"""Widgets in rows."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.flow_layout import FlowLayout


def test_rows_break_where_they_are_full(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = FlowLayout(widget, 5)
    buttons = [QPushButton(str(number), widget) for number in range(6)]
    for button in buttons:
        button.setFixedSize(50, 20)
        layout.addWidget(button)
    widget.resize(170, 200)
    widget.show()
    assert {button.y() for button in buttons[:3]} == {0}
    assert buttons[3].y() > 20
    assert buttons[3].x() == 0
    assert layout.heightForWidth(1000) == 20
    assert layout.heightForWidth(60) > 120
    buttons[0].hide()
    layout.activate()
    assert layout.heightForWidth(60) < layout.heightForWidth(59) + 120
    assert layout.count() == 6
    assert layout.itemAt(9) is None
    assert layout.takeAt(9) is None
    assert layout.minimumSize().width() == 50
