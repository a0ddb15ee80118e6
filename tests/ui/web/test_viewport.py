"""What is seen of a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.seen import ask_page


def test_it_tells_where_the_page_is_and_when_it_moves(qtbot: QtBot, pane: Pane, show: Callable[[str], None]) -> None:
    pane.resize(500, 300)
    pane.show()
    show("aix://content/docs/1_controls")
    viewport = pane.viewport
    assert viewport.area == QRect(QPoint(), pane.size())
    pane.set_zoom(2)
    with qtbot.waitSignal(viewport.moved):
        ask_page(qtbot, pane, "scrollTo(0, 120)")
    qtbot.waitUntil(lambda: viewport.offset.y() > 200)
    assert viewport.offset.y() == float(ask_page(qtbot, pane, "scrollY")) * pane.zoom_factor
    with qtbot.waitSignal(viewport.moved):
        pane.resize(700, 300)
    pane.setFocus()
    qtbot.waitUntil(lambda: viewport.has_focus)
    with qtbot.waitSignal(viewport.moved):
        pane.hide()
    assert viewport.area.isEmpty()
    with qtbot.waitSignal(viewport.moved):
        pane.show()
