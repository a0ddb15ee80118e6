"""Going back leads to where one was, also right after scrolling, which the engine has not recorded by then."""

from __future__ import annotations

import json
from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from aixreader.ui.web.scroll_memory import NOWHERE
from tests.ui.web.outside import Pages, Show, answer

HERE, THERE = "aix://content/p", "aix://content/q"


LINKS = """(() => {
  const boxes = [...document.querySelectorAll("a")].map((link) => link.getBoundingClientRect());
  const box = boxes.find((each) => each.top > 20 && each.bottom < innerHeight);
  return JSON.stringify([box.left + box.width / 2, box.top + box.height / 2]);
})()"""


def page(link: str) -> str:
    half = f'<p><a href="{link}">a link</a></p>' * 150
    return f'<meta charset="utf-8">{half}<h2 id="two">two</h2>{half}'


@pytest.fixture
def long_pane(pane: Pane, show: Show) -> Pane:
    """A pane at the middle of a long page that links inside itself; the other one links to it."""
    pane.engine.serve(Pages({"/p": page(f"{HERE}#three"), "/q": page(THERE)}))
    show(f"{HERE}#two")
    return pane


def scroll_to(qtbot: QtBot, pane: Pane, top: int) -> None:
    """Scroll as a user does, and leave the engine no time to record it."""
    pane.input_filter.operated.emit()
    answer(qtbot, pane, f"scrollTo(0, {top})")
    qtbot.waitUntil(lambda: pane.page.scrollPosition().y() == top)


def is_at(qtbot: QtBot, pane: Pane, top: int) -> bool:
    return answer(qtbot, pane, "scrollY") == top


def click_link(qtbot: QtBot, pane: Pane) -> None:
    target = pane.input_target
    assert target is not None
    place = QPointF(*json.loads(str(answer(qtbot, pane, LINKS)))).toPoint()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)


def leave(qtbot: QtBot, pane: Pane, way: str) -> None:
    if way == "link":
        click_link(qtbot, pane)
        return
    if way == "result":
        pane.navigation.preview(THERE)
    pane.show_address(HERE if way == "same page" else THERE)


@pytest.mark.parametrize("way", ["another page", "same page", "result", "link"])
def test_back_leads_to_the_exact_place(qtbot: QtBot, long_pane: Pane, way: str) -> None:
    pane = long_pane
    before = pane.address
    for top in (1234, 4321):
        scroll_to(qtbot, pane, top)
        leave(qtbot, pane, way)
        qtbot.waitUntil(lambda: pane.address != before and not pane.page.isLoading())
        pane.back()
        qtbot.waitUntil(lambda: pane.address == before and not pane.page.isLoading())
        qtbot.waitUntil(partial(is_at, qtbot, pane, top))


def test_forward_does_too_and_a_page_in_another_layout_is_left_to_the_engine(
    qtbot: QtBot, long_pane: Pane, show: Show
) -> None:
    pane = long_pane
    show(THERE)
    scroll_to(qtbot, pane, 777)
    pane.back()
    qtbot.waitUntil(lambda: pane.address != THERE and not pane.page.isLoading())
    pane.forward()
    qtbot.waitUntil(lambda: pane.address == THERE and not pane.page.isLoading())
    qtbot.waitUntil(partial(is_at, qtbot, pane, 777))
    memory = pane.navigation._memory
    place = memory._places[memory._index]
    memory._places[memory._index] = place._replace(top=99.0, width=place.width + 50)
    memory._returning_from = memory._index + 1
    memory._restore()
    assert is_at(qtbot, pane, 777)
    memory.expect_return()
    memory._on_load_finished(True)  # of the page that is left
    assert memory._returning_from == memory._index
    memory.take_over()
    assert memory._returning_from == NOWHERE
