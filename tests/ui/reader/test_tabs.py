"""Tabs with real pages: each keeps its scroll position, few are loaded, closed ones can be reopened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.tabs import MAX_CLOSED_TABS, MAX_LIVE_PAGES, Tabs
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from aixreader.userdata.session_state import MAX_TABS, TabState
from tests.ui.web.outside import Pages

NAMES = [f"p{number}" for number in range(9)]
TALL = "<a href=/p0>link</a>" + "<p>line</p>" * 200


def at(name: str) -> str:
    return f"aix://content/{name}"


@pytest.fixture
def provider() -> Pages:
    return Pages({f"/{name}": f"{TALL}<title>{name}</title>" for name in NAMES})


@pytest.fixture
def make_tabs(qtbot: QtBot, provider: Pages, trial_engine: type[Engine]) -> Iterator[Callable[[], Tabs]]:
    """Make rows of tabs on one engine, taken down in Chromium's order after the test."""
    engine = trial_engine(PageLook())
    engine.serve(provider)
    made: list[Tabs] = []

    def make() -> Tabs:
        tabs = Tabs(
            QWidget(), lambda parent, _address: Pane(engine, parent), lambda address: address.rsplit("/", 1)[-1]
        )
        tabs.resize(800, 600)
        tabs.show()
        made.append(tabs)
        qtbot.addWidget(tabs)
        return tabs

    yield make
    for tabs in made:
        tabs.clear()
    engine.close_down()


@pytest.fixture
def tabs(make_tabs: Callable[[], Tabs]) -> Tabs:
    return make_tabs()


def open_all(qtbot: QtBot, tabs: Tabs, names: list[str]) -> None:
    """Open one after the other, each loaded."""
    for name in names:
        tabs.open(at(name))
        loaded(qtbot, tabs, name)


def loaded(qtbot: QtBot, tabs: Tabs, name: str) -> None:
    """Wait until the page in front is this one, whole: the engine may tell its title before its address."""
    qtbot.waitUntil(lambda: tabs.pane is not None and (tabs.pane.address, tabs.pane.page.title()) == (at(name), name))


def scrolled(tabs: Tabs) -> float:
    return tabs.pane.page.scrollPosition().y() if tabs.pane is not None else 0


def read_to(qtbot: QtBot, tabs: Tabs, pixels: int) -> Pane:
    """Scroll the page in front, and wait until the engine has noted it."""
    pane = tabs.pane
    assert pane is not None
    with qtbot.waitSignal(pane.history_state_changed):
        pane.run_script(f"scrollTo(0, {pixels})")
    assert scrolled(tabs) == pixels
    return pane


def names(tabs: Tabs) -> list[str]:
    return [state.address.rsplit("/", 1)[-1] for state in tabs.states]


def labels(tabs: Tabs) -> list[str]:
    return [tabs.bar.tabText(index) for index in range(tabs.bar.count())]


def front(tabs: Tabs) -> str:
    return names(tabs)[tabs.bar.currentIndex()]


def test_a_row_is_shown_only_where_there_are_several_and_the_last_one_stays(qtbot: QtBot, tabs: Tabs) -> None:
    assert (tabs.pane, tabs.count, tabs.can_reopen, tabs.states) == (None, 0, False, ()), "before the first"
    tabs.close_tab(tabs.current)
    tabs.go_by(1)
    tabs.go_to(0)
    tabs.reopen()
    assert tabs.count == 0

    tabs.show_address(at("p0"))
    loaded(qtbot, tabs, "p0")
    assert not tabs.bar.isVisible()
    tabs.close_tab(tabs.current)
    tabs.close_tab(7)
    tabs.close_tab(-1)
    assert names(tabs) == ["p0"]
    assert not tabs.can_reopen

    tabs.open(at("p1"))
    assert tabs.bar.isVisible()
    tabs.close_tab(tabs.current)
    assert not tabs.bar.isVisible()

    for number in range(MAX_CLOSED_TABS + 5):
        tabs.open(at(f"x{number}"), background=True)
        tabs.close_tab(1)
    assert [state.address for state in tabs.closed] == [at(f"x{number}") for number in range(24, 4, -1)]


def test_a_new_one_stands_beside_the_one_in_front_and_is_loaded_once_it_is_looked_at(
    qtbot: QtBot, tabs: Tabs, provider: Pages
) -> None:
    open_all(qtbot, tabs, ["p0"])
    tabs.open(at("p1"), background=True)
    assert front(tabs) == "p0"
    assert labels(tabs) == ["p0", "p1"]
    assert "/p1" not in provider.asked
    tabs.go_by(1)
    loaded(qtbot, tabs, "p1")

    tabs.show_address(at("p2"))
    loaded(qtbot, tabs, "p2")
    assert labels(tabs) == ["p0", "p2"], "an address is shown in the one in front"
    assert tabs.bar.tabToolTip(1) == "p2"

    tabs.go_to(0)
    tabs.open(at("p3"))
    assert names(tabs) == ["p0", "p3", "p2"]
    assert front(tabs) == "p3"


def test_closing_leaves_the_others_as_they_were(qtbot: QtBot, tabs: Tabs) -> None:
    for closed, current, left, in_front in (
        (0, 2, ["p1", "p2"], "p2"),
        (1, 1, ["p0", "p2"], "p2"),
        (2, 2, ["p0", "p1"], "p1"),
        (2, 0, ["p0", "p1"], "p0"),
    ):
        tabs.clear()
        open_all(qtbot, tabs, ["p0", "p1", "p2"])
        tabs.go_to(current)
        tabs.close_tab(closed)
        assert names(tabs) == labels(tabs) == left
        assert front(tabs) == in_front
        loaded(qtbot, tabs, in_front)

    for name in ("p2", "p3"):
        tabs.open(at(name), background=True)
    assert names(tabs) == ["p0", "p2", "p3", "p1"], "in the order opened"
    button = tabs.bar.tabButton(1, tabs.bar.ButtonPosition.RightSide)
    assert isinstance(button, QToolButton)
    button.click()
    assert names(tabs) == ["p0", "p3", "p1"], "by its button"
    address: QPoint = tabs.bar.tabRect(1).center()
    qtbot.mouseClick(tabs.bar, Qt.MouseButton.MiddleButton, pos=address)  # type: ignore[no-untyped-call]  # no types
    assert names(tabs) == ["p0", "p1"], "by a middle click"


def test_background_tabs_follow_each_other_and_rows_of_them_are_closed_at_once(qtbot: QtBot, tabs: Tabs) -> None:
    open_all(qtbot, tabs, ["p0"])
    for name in ("p1", "p2"):
        tabs.open(at(name), background=True)
    tabs.go_to(1)
    loaded(qtbot, tabs, "p1")
    tabs.open(at("p3"), background=True)
    tabs.open(at("p4"), background=True)
    assert names(tabs) == ["p0", "p1", "p3", "p4", "p2"], "each beside the one it was opened from"
    tabs.go_to(0)
    tabs.open(at("p5"), background=True)
    assert names(tabs) == ["p0", "p1", "p5", "p3", "p4", "p2"], "those of another one part them"

    assert tabs.list_button.isVisible()
    asked: list[object] = []
    tabs.list_requested.connect(asked.append)
    tabs.list_button.click()
    assert len(asked) == 1

    tabs.go_to(1)
    tabs.close_right_of(3)
    assert (names(tabs), front(tabs)) == (["p0", "p1", "p5", "p3"], "p1")
    assert [state.title for state in tabs.closed] == ["p4", "p2"]
    tabs.close_others(2)
    assert (names(tabs), front(tabs)) == (["p5"], "p5")
    assert tabs._tabs[0].opener is None, "a closed one is not kept"
    assert not tabs.list_button.isVisible()
    loaded(qtbot, tabs, "p5")
    read_to(qtbot, tabs, 1000)
    tabs.duplicate(0)
    tabs.duplicate(7)
    assert (names(tabs), tabs.current) == (["p5", "p5"], 1)
    qtbot.waitUntil(lambda: scrolled(tabs) == 1000)


def test_what_was_closed_comes_back_where_it_was_read(qtbot: QtBot, tabs: Tabs) -> None:
    open_all(qtbot, tabs, ["p0", "p1"])
    read_to(qtbot, tabs, 2000)
    tabs.close_tab(tabs.current)
    assert [state.title for state in tabs.closed] == ["p1"]
    tabs.reopen()
    assert names(tabs) == ["p0", "p1"]
    qtbot.waitUntil(lambda: scrolled(tabs) == 2000)
    assert not tabs.can_reopen


def test_few_are_alive_and_those_that_sleep_wake_where_they_were(qtbot: QtBot, tabs: Tabs) -> None:
    open_all(qtbot, tabs, ["p0"])
    pane = read_to(qtbot, tabs, 3000)
    open_all(qtbot, tabs, NAMES[1:])
    assert tabs.count == len(NAMES)
    assert len(tabs.panes) == MAX_LIVE_PAGES
    tabs.go_to(0)
    assert tabs.pane is not pane
    qtbot.waitUntil(lambda: scrolled(tabs) == 3000)
    assert len(tabs.panes) == MAX_LIVE_PAGES


def test_going_by_and_to_and_a_tab_that_is_dragged_keeps_its_page(qtbot: QtBot, tabs: Tabs) -> None:
    open_all(qtbot, tabs, ["p0", "p1", "p2"])
    tabs.go_by(1)
    assert front(tabs) == "p0"
    tabs.go_by(-1)
    assert front(tabs) == "p2"
    for index, name in ((1, "p1"), (-1, "p2"), (5, "p2"), (-2, "p2"), (0, "p0")):
        tabs.go_to(index)
        assert front(tabs) == name
    tabs.go_to(2)

    tabs.bar.moveTab(0, 2)
    assert names(tabs) == labels(tabs) == ["p1", "p2", "p0"]
    tabs.go_to(2)
    loaded(qtbot, tabs, "p0")

    tabs.close_tab(tabs.current)
    tabs.clear()
    assert (tabs.count, tabs.bar.count(), tabs.panes, tabs.pane, tabs.can_reopen) == (0, 0, [], None, False)


def test_they_come_back_after_a_restart_and_only_one_is_loaded(
    qtbot: QtBot, make_tabs: Callable[[], Tabs], provider: Pages
) -> None:
    before = make_tabs()
    open_all(qtbot, before, ["p0", "p1", "p2"])
    before.close_tab(0)
    states, closed, current = before.states, before.closed, before.bar.currentIndex()
    before.clear()
    provider.asked.clear()
    after = make_tabs()
    after.restore(states, current, closed)
    loaded(qtbot, after, "p2")
    assert labels(after) == ["p1", "p2"]
    assert provider.asked == ["/p2"]
    assert after.can_reopen


def test_what_is_in_front_is_bounded_by_what_there_is(qtbot: QtBot, make_tabs: Callable[[], Tabs]) -> None:
    for current in (-5, 99):
        tabs = make_tabs()
        tabs.restore([TabState(at("p0"), "A & B"), TabState(at("p1"), "", "no history")], current)
        loaded(qtbot, tabs, "p0" if current < 0 else "p1")
        assert tabs.bar.tabText(0) == ("p0" if current < 0 else "A && B")


def test_changes_of_saved_state_emit_a_signal(qtbot: QtBot, tabs: Tabs) -> None:
    open_all(qtbot, tabs, ["p0"])
    changes: list[Callable[[], None]] = [
        lambda: tabs.open(at("p1")),
        lambda: tabs.go_by(1),
        lambda: tabs.bar.moveTab(0, 1),
        lambda: tabs.show_address(at("p3")),
        lambda: tabs.close_tab(0),
    ]
    for change in changes:
        with qtbot.waitSignal(tabs.changed):
            change()


def test_the_page_that_comes_in_front_has_the_keyboard_and_stays_where_it_was(qtbot: QtBot, tabs: Tabs) -> None:
    open_all(qtbot, tabs, ["p0"])
    read_to(qtbot, tabs, 2000)
    open_all(qtbot, tabs, ["p1"])
    with qtbot.waitActive(tabs):
        tabs.activateWindow()
    ways: tuple[Callable[[], None], ...] = (lambda: tabs.go_by(1), lambda: tabs.close_tab(tabs.current))
    for how in ways:
        tabs.go_to(1)
        assert tabs.pane is not None
        tabs.pane.setFocus()
        how()
        pane = tabs.pane
        focused: list[object] = []
        pane.run_script("document.activeElement.tagName", focused.append)
        qtbot.waitUntil(lambda focused=focused: bool(focused))  # type: ignore[misc]  # a lambda with a default
        assert focused == ["BODY"]
        assert scrolled(tabs) == 2000
        assert pane.isAncestorOf(tabs.focusWidget())


def test_no_more_tabs_are_opened_than_are_restored(qtbot: QtBot, make_tabs: Callable[[], Tabs]) -> None:
    tabs = make_tabs()
    tabs.restore([TabState(at("p0"), "A")] * MAX_TABS, 0)
    loaded(qtbot, tabs, "p0")
    tabs.open(at("p1"))
    loaded(qtbot, tabs, "p1")
    assert tabs.count == MAX_TABS
