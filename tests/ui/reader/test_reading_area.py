"""Which page is in front: that of the tab, or the peek while it has the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.reading_area import ReadingArea
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from aixreader.ui.web.side_page import SidePage
from aixreader.ui.web.tab_view import TabView
from tests.ui.web.outside import Pages

TEA, MILK, TABLE = "aix://content/tea", "aix://content/milk", "aix:table"


class Beside(TabView):
    """A table that keeps what is shown beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown_beside = ""

    def show_address(self, address: str) -> None:
        self.shown_beside = address


@pytest.fixture
def area(qtbot: QtBot, trial_engine: type[Engine]) -> Iterator[ReadingArea]:
    """An area with one tab, in a window with a field."""
    engine = trial_engine(PageLook())
    engine.serve(Pages({"/tea": "<p>tea", "/milk": "<p>milk"}))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget(window))
    layout = QVBoxLayout(window.centralWidget())
    area = ReadingArea(
        lambda parent, address: Beside(parent) if address == TABLE else Pane(engine, parent),
        lambda parent: Pane(engine, parent),
        lambda address: address.rsplit("/", 1)[-1],
        window.centralWidget(),
    )
    layout.addWidget(area)
    layout.addWidget(QLineEdit())
    window.resize(900, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    area.tabs.open(TEA)
    yield area
    area.peek.close()
    area.tabs.clear()
    engine.close_down()


def shown(qtbot: QtBot, area: ReadingArea, address: str) -> SidePage:
    """The peek at `address`, as soon as it can have the focus."""
    area.show_beside(address)
    page = area.peek.page
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    return page


def test_what_has_the_focus_is_in_front_until_another_page_has(qtbot: QtBot, area: ReadingArea) -> None:
    tab = area.tabs.pane
    assert tab is not None
    tab.setFocus()
    peek = shown(qtbot, area, MILK)
    assert (area.pane is tab, area.seen_panes, area.panes) == (True, [tab, peek.pane], [tab, peek.pane])
    with qtbot.waitSignal(area.front_changed):
        peek.setFocus()
    assert [area.is_in_peek, area.pane, area.page] == [True, peek.pane, peek.pane]
    area.window().findChild(QLineEdit).setFocus()
    assert [area.is_in_peek, area.pane] == [True, peek.pane], "elsewhere in the window nothing changes"
    area.focus_front()
    assert peek.isAncestorOf(area.window().focusWidget())
    with qtbot.waitSignal(area.front_changed):
        tab.setFocus()
    assert [area.is_in_peek, area.pane] == [False, tab]
    area.peek.pin(on=True)
    peek.setFocus()
    with qtbot.waitSignal(area.front_changed):
        area.close_peek()
    assert (area.pane is tab, area.panes) == (True, [tab])
    assert tab.isAncestorOf(area.window().focusWidget())
    area.close_peek()


def test_a_widget_that_is_being_deleted_has_no_focus(
    qtbot: QtBot, area: ReadingArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = QLineEdit()
    shiboken6.delete(gone)  # type: ignore[no-untyped-call]  # no types are shipped
    monkeypatch.setattr(area.window(), "focusWidget", lambda: gone)
    with qtbot.captureExceptions() as raised:
        area._on_focus_changed()
    assert raised == []


def test_the_focus_goes_from_pane_to_pane(qtbot: QtBot, area: ReadingArea) -> None:
    tab = area.tabs.pane
    assert tab is not None
    peek = shown(qtbot, area, MILK)
    seen = []
    for by, enter in ((1, True), (1, False), (1, False), (-1, True), (-1, False), (-1, False)):
        went = area.focus_next(by, enter=enter)
        focus = area.window().focusWidget()
        seen.append("peek" if went and peek.isAncestorOf(focus) else "tab" if went and tab.isAncestorOf(focus) else "")
    assert seen == ["tab", "peek", "", "peek", "tab", ""]


def test_a_peek_goes_with_its_tab_and_a_pinned_one_stays(area: ReadingArea) -> None:
    area.show_beside(MILK)
    area.tabs.open(MILK)
    assert area.peek.page is None
    area.show_beside(TEA)
    area.peek.pin(on=True)
    area.put_in_front(peek=True)
    area.tabs.go_to(0)
    assert (area.peek.address, area.is_in_peek) == (TEA, False)


def test_a_table_shows_it_in_the_page_that_it_has_beside_it(area: ReadingArea) -> None:
    area.tabs.open(TABLE)
    table = area.tabs.page
    assert isinstance(table, Beside)
    area.show_beside(MILK)
    assert (table.shown_beside, area.peek.page) == (MILK, None)
    area.tabs.go_to(0)
    area.show_beside(TEA)
    area.peek.pin(on=True)
    area.tabs.go_to(1)
    area.show_beside(TEA)
    assert (table.shown_beside, area.peek.address) == (MILK, TEA), "a peek that is there is used"
