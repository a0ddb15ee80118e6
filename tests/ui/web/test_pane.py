"""The pane as a reader uses it: going there, going back, zooming, and its look."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Show


def test_back_and_forward_and_a_zoomed_page_stays_zoomed_on_the_next(
    qtbot: QtBot, pane: Pane, session: Session, show: Show
) -> None:
    first, second = session.contents()[0].address, session.contents()[1].address
    show(first)
    assert (pane.can_go_back, pane.can_go_forward) == (False, False)
    show(second)
    assert (pane.can_go_back, pane.can_go_forward) == (True, False)
    with qtbot.waitSignal(pane.loaded):
        pane.back()
    assert (pane.address, pane.can_go_back, pane.can_go_forward) == (first, False, True)
    pane.set_zoom(1.5)
    with qtbot.waitSignal(pane.loaded):
        pane.forward()
    assert pane.address == second
    assert pane.page.zoomFactor() == pytest.approx(1.5)
    show(first)
    assert pane.page.zoomFactor() == pytest.approx(1.5)
    pane.close_down()
    pane.close_down()  # twice is harmless
    assert (pane.address, pane.is_leaving, pane.selected_text) == ("", True, "")


def test_the_look_stands_before_the_first_page_and_changes_on_the_page_that_is_open(
    qtbot: QtBot, pane: Pane, session: Session, show: Show
) -> None:
    assert pane.page.backgroundColor() == QColor("#FBFAF7")
    pane.engine.set_look(PageLook("dark", background="#15181C"))
    pane.refresh_look()
    assert pane.page.backgroundColor() == QColor("#15181C")
    show(session.home())
    assert paper(qtbot, pane) == "rgb(21, 24, 28)"
    pane.engine.set_look(PageLook("dark contrast", background="#000000"))
    pane.refresh_look()
    assert paper(qtbot, pane) == "rgb(0, 0, 0)"
    pane.engine.set_look(PageLook())
    pane.refresh_look()
    assert paper(qtbot, pane) == "rgb(251, 250, 247)"


def paper(qtbot: QtBot, pane: Pane) -> object:
    """The colour behind the text."""
    told: list[object] = []
    pane.run_script("getComputedStyle(document.documentElement).backgroundColor", told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0]
