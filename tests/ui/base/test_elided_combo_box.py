"""Combo boxes with long entries."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.base.elided_combo_box import ElidedComboBox

LONG = "This section: " + "a very long title " * 40


def test_a_long_entry_is_elided_in_the_middle_and_whole_in_its_tool_tip(qtbot: QtBot) -> None:
    box = ElidedComboBox()
    qtbot.addWidget(box)
    box.add_entry(LONG, "long")
    box.add_entry("Short", "short")
    assert box.minimumSizeHint().width() < 250
    box.resize(220, box.sizeHint().height())
    box.show()
    assert "…" in box.shown_text[5:-5]
    assert box.itemData(0, Qt.ItemDataRole.ToolTipRole) == LONG
    for row, tip in ((0, LONG), (1, "")):
        box.setCurrentIndex(row)
        QApplication.sendEvent(box, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(3, 3), box.mapToGlobal(QPoint(3, 3))))
        assert box.toolTip() == tip
    assert box.shown_text == "Short"
