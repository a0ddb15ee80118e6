"""The pane as a reader uses it: going there, going back, zooming, and a page's process that dies."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from aixreader.services.session import Session
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show


def test_back_and_forward(qtbot: QtBot, pane: Pane, session: Session, show: Show) -> None:
    first, second = session.contents()[0].address, session.contents()[1].address
    show(first)
    assert (pane.can_go_back, pane.can_go_forward) == (False, False)
    show(second)
    assert (pane.can_go_back, pane.can_go_forward) == (True, False)
    with qtbot.waitSignal(pane.loaded):
        pane.back()
    assert (pane.address, pane.can_go_back, pane.can_go_forward) == (first, False, True)
    with qtbot.waitSignal(pane.loaded):
        pane.forward()
    assert pane.address == second


def test_another_shelf_forgets_what_was_shown(pane: Pane, session: Session, pages: Pages, show: Show) -> None:
    show(session.contents()[0].address)
    show(session.contents()[1].address)
    pages.pages["/p"] = "<p>other</p>"
    pane.serve(pages)
    assert (pane.can_go_back, pane.can_go_forward) == (False, False)


def test_zoom_goes_by_steps_and_stays_within_bounds(pane: Pane) -> None:
    pane.zoom_by(1)
    assert pane.zoom == pytest.approx(1.1)
    for _ in range(20):
        pane.zoom_by(1)
    assert pane.zoom == pytest.approx(3.0)
    for _ in range(30):
        pane.zoom_by(-1)
    assert pane.zoom == pytest.approx(0.5)
    pane.zoom_by(0)
    assert pane.zoom == pytest.approx(1.0)


def test_the_look_stands_before_the_first_page_and_changes_on_the_page_that_is_open(
    qtbot: QtBot, pane: Pane, session: Session, show: Show
) -> None:
    assert pane.page.backgroundColor() == QColor("#FBFAF7")
    pane.set_look("dark", QColor("#15181C"))
    assert pane.page.backgroundColor() == QColor("#15181C")
    show(session.home())
    assert paper(qtbot, pane) == "rgb(21, 24, 28)"
    pane.set_look("dark contrast", QColor("#000000"))
    assert paper(qtbot, pane) == "rgb(0, 0, 0)"
    pane.set_look("", QColor("#FBFAF7"))
    assert paper(qtbot, pane) == "rgb(251, 250, 247)"


def paper(qtbot: QtBot, pane: Pane) -> object:
    """The colour behind the text."""
    told: list[object] = []
    pane.run_script("getComputedStyle(document.documentElement).backgroundColor", told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


@pytest.mark.expects_warnings
def test_a_page_whose_process_died_comes_back_once(qtbot: QtBot, pane: Pane, session: Session, show: Show) -> None:
    address = session.contents()[0].address
    show(address)
    with qtbot.waitSignal(pane.loaded, timeout=10_000):
        os.kill(pane.page.renderProcessPid(), signal.SIGKILL)
    assert pane.address == address


def test_taking_down_twice_is_harmless(pane: Pane) -> None:
    pane.close_down()
    pane.close_down()
