"""The view of a system."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.system_view import SystemView


def test_its_form_scrolls(qtbot: QtBot) -> None:
    view = SystemView()
    qtbot.addWidget(view)
    view.resize(280, 200)
    with qtbot.waitSignal(view.became_visible):
        view.show()
    (area,) = (area for area in view.findChildren(QScrollArea) if area.widget() is view.form)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
