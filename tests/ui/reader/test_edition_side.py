"""Another edition beside the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.edition_side import EditionSide
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.menu_request import MenuRequest
from aixreader.ui.web.page_look import PageLook
from tests.ui.seen import ask_page
from tests.ui.web.outside import Pages

TEA, MILK = "aix://content/tea", "aix://content/milk"


@pytest.fixture
def side(qtbot: QtBot, trial_engine: type[Engine]) -> Iterator[EditionSide]:
    pages = Pages({"/tea": "<p>old tea", "/milk": "<p>old milk"})
    window = QWidget()
    qtbot.addWidget(window)
    names = {TEA: "Tea", MILK: "Milk"}
    side = EditionSide(trial_engine(PageLook()), pages, "2019", lambda address: names.get(address, ""), window)
    window.resize(400, 300)
    window.show()
    yield side
    side.close_down()


def test_it_shows_its_own_pages_under_its_own_name(qtbot: QtBot, side: EditionSide) -> None:
    with qtbot.waitSignal(side.pane.loaded):
        side.show_address(TEA)
    assert (side.title, ask_page(qtbot, side.pane, "document.body.innerText")) == ("2019: Tea", "old tea")
    assert side.pane.address == "", "it is no address of the edition that is open"
    assert side.pane.target == side.pane.read_address == TEA
    side.show_missing("Coffee")
    side.pane.address_changed.emit(TEA)  # what the page still tells of itself
    assert side.title == "2019: Coffee is not in this edition"
    side.show_address(MILK)
    assert side.title == "2019: Milk"
    side.show_missing("Coffee")
    side.show_address(TEA)
    side.show_title()
    assert side.title == "2019: Tea"
    side.set_look(PageLook("dark", background="#101214"))
    side.pane.refresh_look()
    assert side.pane.page.backgroundColor().name() == "#101214"


def test_its_links_stay_in_it_and_nothing_acts_on_it(qtbot: QtBot, side: EditionSide) -> None:
    ways: tuple[Callable[[str], None], ...] = (side.pane.tab_requested.emit, side.pane.peek_requested.emit)
    for go, address in zip(ways, (TEA, MILK), strict=True):
        go(address)
        assert side.pane.target == address
    with qtbot.waitSignal(side.act_clicked):
        side.pane.act_clicked.emit("/bookmark/tea")
    request = MenuRequest("", "", QPoint())
    with qtbot.waitSignal(side.menu_requested, check_params_cb=lambda asked: asked is request):
        side.pane.menu_requested.emit(request)
    with qtbot.waitSignal(side.closed):
        side.close_down()
