"""The tab bar: mouse actions emit signals, and change no tabs by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.tab_bar import MAX_BUTTONS, MAX_TAB_WIDTH, MIN_TAB_WIDTH, TabBar, widest
from tests.waiting import growth

Button = Qt.MouseButton
TITLES = ("One", "Two", "Three")


@pytest.fixture
def bar(qtbot: QtBot) -> TabBar:
    bar = TabBar()
    qtbot.addWidget(bar)
    for title in TITLES:
        bar.addTab(title)
    bar.resize(700, 40)
    bar.show()
    return bar


def on(bar: TabBar, index: int) -> QPoint:
    """A place on a tab that no button covers."""
    return bar.tabRect(index).topLeft() + QPoint(8, bar.tabRect(index).height() // 2)


def beside(bar: TabBar) -> QPoint:
    """A place on the empty part."""
    address = QPoint(bar.width() - 5, bar.height() // 2)
    assert bar.tabAt(address) == -1
    return address


def test_a_click_brings_a_tab_in_front(qtbot: QtBot, bar: TabBar) -> None:
    qtbot.mouseClick(bar, Button.LeftButton, pos=on(bar, 2))  # type: ignore[no-untyped-call]  # no types
    assert bar.currentIndex() == 2


@pytest.mark.parametrize("index", [0, 2])
def test_the_middle_button_asks_to_close(qtbot: QtBot, bar: TabBar, index: int) -> None:
    with qtbot.waitSignal(bar.close_requested) as asked:
        qtbot.mouseClick(bar, Button.MiddleButton, pos=on(bar, index))  # type: ignore[no-untyped-call]  # no types
    assert asked.args == [index]
    assert (bar.count(), bar.currentIndex()) == (3, 0)


def test_the_middle_button_beside_the_tabs_asks_for_nothing(qtbot: QtBot, bar: TabBar) -> None:
    with qtbot.assertNotEmitted(bar.close_requested):
        qtbot.mouseClick(bar, Button.MiddleButton, pos=beside(bar))  # type: ignore[no-untyped-call]  # no types


def test_the_button_of_a_tab_asks_to_close_it_wherever_it_was_moved(qtbot: QtBot, bar: TabBar) -> None:
    button = bar.tabButton(2, QTabBar.ButtonPosition.RightSide)
    assert isinstance(button, QAbstractButton)
    with qtbot.waitSignal(bar.close_requested) as asked:
        button.click()
    assert asked.args == [2]
    bar.moveTab(2, 0)
    with qtbot.waitSignal(bar.close_requested) as asked:
        button.click()
    assert asked.args == [0]
    assert bar.count() == 3


def test_a_double_click_on_the_empty_part_asks_for_a_tab(qtbot: QtBot, bar: TabBar) -> None:
    with qtbot.waitSignal(bar.tab_requested):
        qtbot.mouseDClick(bar, Button.LeftButton, pos=beside(bar))  # type: ignore[no-untyped-call]  # no types
    with qtbot.assertNotEmitted(bar.tab_requested):
        qtbot.mouseDClick(bar, Button.LeftButton, pos=on(bar, 1))  # type: ignore[no-untyped-call]  # no types
        qtbot.mouseDClick(bar, Button.RightButton, pos=beside(bar))  # type: ignore[no-untyped-call]  # no types


def test_moving_a_tab_emits_a_signal(qtbot: QtBot, bar: TabBar) -> None:
    with qtbot.waitSignal(bar.moved) as moved:
        bar.moveTab(0, 2)
    assert moved.args == [0, 2]


def test_a_tab_asks_for_its_menu_by_mouse_and_by_key(qtbot: QtBot, bar: TabBar) -> None:
    asked: list[tuple[int, QPoint]] = []
    bar.menu_requested.connect(lambda index, position: asked.append((index, position)))
    for reason, place, expected in (
        (QContextMenuEvent.Reason.Mouse, on(bar, 2), [2]),
        (QContextMenuEvent.Reason.Keyboard, QPoint(), [0]),
        (QContextMenuEvent.Reason.Mouse, beside(bar), []),
    ):
        asked.clear()
        QApplication.sendEvent(bar, QContextMenuEvent(reason, place, bar.mapToGlobal(place)))
        assert [index for index, _position in asked] == expected
    qtbot.waitUntil(bar.isVisible)


def test_titles_have_the_room_there_is(bar: TabBar) -> None:
    long = "A title of many words that says much more than fits"
    bar.set_title(0, f"{long} & more")
    assert (bar.tabText(0), bar.tabToolTip(0)) == (f"{long} && more", f"{long} & more")
    whole = [bar.tabRect(index).width() for index in range(3)]
    assert MIN_TAB_WIDTH < whole[0] <= MAX_TAB_WIDTH
    for room in (400, 700):
        bar.resize(room, 40)
        widths = [bar.tabRect(index).width() for index in range(3)]
        assert sum(widths) <= room
        assert widths[1:] == whole[1:], "short ones stay whole"
    for number in range(20):
        bar.addTab(f"{long} {number}")
    assert {bar.tabRect(index).width() for index in range(4, 23)} == {MIN_TAB_WIDTH}

    for widths, room, width in (
        ([], 500, MAX_TAB_WIDTH),
        ([100, 200], 500, MAX_TAB_WIDTH),
        ([900, 100], 900, MAX_TAB_WIDTH),
        ([300, 300, 60], 360, 150),
        ([300] * 9, 360, MIN_TAB_WIDTH),
    ):
        assert widest(widths, room) == width


def test_one_tab_needs_no_bar(bar: TabBar) -> None:
    bar.removeTab(0)
    assert bar.isVisible()
    bar.removeTab(0)
    assert not bar.isVisible()


def test_it_says_what_it_is(bar: TabBar) -> None:
    assert bar.accessibleName() == "Tabs"
    button = bar.tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert button is not None


def test_many_tabs_at_once_are_laid_out_once_and_emit_nothing(qtbot: QtBot, bar: TabBar) -> None:
    told: list[object] = []
    bar.currentChanged.connect(told.append)

    def fill(count: int) -> None:
        with bar.at_rest():
            while bar.count():
                bar.removeTab(bar.count() - 1)
            for number in range(count):
                bar.addTab(f"Tab {number}")
            bar.setCurrentIndex(count - 1)

    assert growth(fill, 30) < 8  # 16 where each is laid out with all others
    assert told == []
    assert bar.isVisible()
    buttons = [bar.tabButton(index, QTabBar.ButtonPosition.RightSide) is not None for index in range(bar.count())]
    assert sum(buttons) == MAX_BUTTONS
    bar.add_close_button(5)
    bar.add_close_button(5)
    button = bar.tabButton(5, QTabBar.ButtonPosition.RightSide)
    assert isinstance(button, QAbstractButton)
    with qtbot.waitSignal(bar.close_requested) as asked:
        button.click()
    assert asked.args == [5]
    fill(1)
    assert not bar.isVisible()
