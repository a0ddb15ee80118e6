"""A toolbar at a place in a real page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.placed_bar import PlacedBar
from aixreader.ui.marks.selection_bar import SelectionBar
from aixreader.userdata.records import COLOURS
from tests.ui.conftest import Reading
from tests.ui.seen import ask

NOWHERE = "''"


@pytest.fixture
def placed(reading: Reading) -> PlacedBar:
    context = reading.context

    def make() -> SelectionBar:
        return SelectionBar(context.tokens, COLOURS, [context.actions["copy"]], context.window)

    return PlacedBar(context, make)


def test_it_stands_at_the_place_and_follows_the_page(qtbot: QtBot, reading: Reading, placed: PlacedBar) -> None:
    nothing: list[bool] = []
    placed.ask_and_focus(NOWHERE, NOWHERE, lambda: nothing.append(True))
    assert nothing == [True], "there is no page yet"
    reading.open("teapot")
    ask(qtbot, reading.context, "scrollTo(0, 80)")
    qtbot.waitUntil(lambda: ask(qtbot, reading.context, "scrollY") == "80")
    place = "JSON.stringify([100, 230, 300, 250])"
    placed.ask(place)
    page = reading.context.page
    assert page is not None
    top = page.viewport.area.top() + 150  # the engine tells where the page is scrolled to a little after the page does
    qtbot.waitUntil(lambda: placed.is_shown and 0 < top - placed.bar.geometry().bottom() < 20)
    first = placed.bar.geometry()

    ask(qtbot, reading.context, "scrollTo(0, 50)")
    qtbot.waitUntil(lambda: placed.bar.y() == first.y() + 30)
    placed.bar.buttons[0].setFocus()
    with qtbot.waitSignal(placed.hidden):
        placed.ask_and_focus(NOWHERE, NOWHERE, lambda: nothing.append(True))
    assert nothing == [True, True]
    assert not placed.bar.isVisible()
    assert page.viewport.has_focus

    placed.ask(place)
    qtbot.waitUntil(lambda: placed.is_shown)
    with qtbot.waitSignal(placed.hidden):
        reading.open("oversteep")
    assert not placed.is_shown
