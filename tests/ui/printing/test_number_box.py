"""Boxes for numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.printing.number_box import number_box


def test_range_unit_and_name(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = number_box(100, 70, 160, 5, "Text size", " %", parent)
    box.stepUp()
    assert (box.value(), box.text(), box.accessibleName()) == (105, "105 %", "Text size")
    box.setValue(900)
    assert box.value() == 160
