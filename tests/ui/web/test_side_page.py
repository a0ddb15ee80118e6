"""A page beside another: its title and its buttons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from aixreader.ui.web.side_page import MIN_SIZE, SidePage
from tests.ui.web.outside import Pages

FILL = "<p>line</p>" * 60
TEA = f"<h1 id=top>Tea</h1>{FILL}<h2 id=cup>Cup</h2>{FILL}"
LONG = "a title that is far too long for the room that there is " * 3


@pytest.fixture
def page(qtbot: QtBot, trial_engine: type[Engine]) -> Iterator[SidePage]:
    """Between others in a window; of one that is alone Qt takes all orders for the same: Tab goes round."""
    engine = trial_engine(PageLook())
    engine.serve(Pages({"/tea": TEA, "/milk": "<p>milk"}))
    names = {"aix://content/tea": "Tea <b>", "aix://content/tea#cup": "Cup", "aix://content/milk": LONG}
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    page = SidePage(lambda parent: Pane(engine, parent), lambda address: names.get(address, ""), window)
    QLineEdit(window)
    page.resize(420, 300)
    window.show()
    yield page
    page.close_down()
    engine.close_down()


def test_its_title_is_that_of_what_is_read(qtbot: QtBot, page: SidePage) -> None:
    with qtbot.waitSignals([page.titled, page.pane.loaded]):
        page.show_address("aix://content/tea")
        assert page.title == "Tea <b>", "at once"
    page.pane.run_script("document.getElementById('cup').scrollIntoView()")
    qtbot.waitUntil(lambda: page.title == "Cup")
    assert page.pane.read_address == "aix://content/tea#cup"
    page.show_address("aix://content/milk")
    assert page.title == LONG
    label = page._title
    assert label.text().endswith("…")
    assert (label.accessibleName(), LONG.strip() in label.toolTip()) == (LONG, True)
    page.resize(1600, 300)
    qtbot.waitUntil(lambda: not label.text().endswith("…"))
    assert page.minimumSize() == MIN_SIZE
    for on in (True, False):
        page.set_front(on=on)
        assert label.property("front") is on


def test_its_buttons_are_reached_by_tab_and_say_what_they_do(qtbot: QtBot, page: SidePage) -> None:
    action = QAction("&Keep", page)
    action.setToolTip("Keep (Ctrl+K)")
    action.setCheckable(True)
    page.add_action(action)
    closed: list[bool] = []
    page.add_close_button("Close the page (Esc)", lambda: closed.append(True))
    keep, close = page.buttons
    with qtbot.waitSignal(page.pane.loaded):
        page.show_address("aix://content/milk")
    assert page.pane.input_target is not None
    assert page.pane.input_target.nextInFocusChain() is keep
    assert keep.nextInFocusChain() is close
    assert [keep.accessibleName(), close.accessibleName()] == ["Keep", "Close the page"]
    assert {button.focusPolicy() for button in page.buttons} == {Qt.FocusPolicy.TabFocus}
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert (action.isChecked(), closed) == (True, [True])
