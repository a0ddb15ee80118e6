"""The menus of tabs: what they list, and that they act on the tab they were opened for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from aixreader.ui.reader.tabs import Tabs
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.tab_menus import MAX_TITLE_LENGTH
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.session_state import TabState
from tests.ui.seen import copied, menu, trigger


def entries(menu: QMenu) -> list[tuple[str, bool]]:
    return [
        (action.text().replace("&", "").partition("\t")[0], action.isEnabled())
        for action in menu.actions()
        if not action.isSeparator()
    ]


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text().replace("&", "").startswith(text)).trigger()
    menu.close()


def opened(controller: WindowController, open_built: Callable[..., None]) -> Tabs:
    open_built("oversteep")
    assert controller.host.reader is not None
    return controller.host.reader.tabs


def test_what_the_menus_of_one_tab_and_of_all_list(
    controller: WindowController, open_built: Callable[..., None]
) -> None:
    tabs, context = opened(controller, open_built), controller.context
    bar_menu = context.actions.menu_of("tab")
    bar_menu.aboutToShow.emit()
    fixed = len(entries(bar_menu))
    assert not context.actions["all_tabs"].isEnabled()
    for name in ("teapot", "oversteep"):
        context.open_tab(context.section_address(name))
    tabs.open(HOME, background=True)
    titles = [state.title for state in tabs.states]
    assert len(titles) == 4

    tabs.menu_requested.emit(3, QPoint(5, 5))
    assert entries(menu(controller)) == [
        *(("Duplicate tab", True), ("Move to the other side", True), ("Copy permalink", False), ("Close tab", True)),
        *(("Close other tabs", True), ("Close tabs to the right", False), ("Reopen closed tab", False)),
    ]
    menu(controller).close()
    tabs.menu_requested.emit(1, QPoint(5, 5))
    choose(menu(controller), "Copy permalink")
    assert copied() == "https://owaspai.org/go/teapot/"
    assert tabs.current == 0, "the tab need not be in front"

    for _again in range(2):
        bar_menu.aboutToShow.emit()
        assert [text for text, _enabled in entries(bar_menu)][fixed:] == titles
    trigger(controller, "all_tabs")
    listed = menu(controller)
    assert [text for text, _enabled in entries(listed)] == titles
    assert [action.isChecked() for action in listed.actions()] == [True, False, False, False]
    assert listed.actions()[0].text().endswith("\tAlt+1")
    choose(listed, titles[1])
    assert tabs.current == 1


def test_each_acts_on_the_tab_it_was_opened_for(controller: WindowController, open_built: Callable[..., None]) -> None:
    tabs, context = opened(controller, open_built), controller.context
    context.open_tab(context.section_address("teapot"))
    titles = [state.title for state in tabs.states]
    tabs.menu_requested.emit(0, QPoint(5, 5))
    choose(menu(controller), "Close tabs to the right")
    assert tabs.count == 1
    tabs.menu_requested.emit(0, QPoint(5, 5))
    choose(menu(controller), "Reopen closed tab")
    assert tabs.count == 2
    tabs.menu_requested.emit(0, QPoint(5, 5))
    choose(menu(controller), "Duplicate tab")
    assert [state.title for state in tabs.states][:2] == titles[:1] * 2
    for action in ("close_right_tabs", "duplicate_tab", "close_other_tabs"):
        trigger(controller, action)
    assert tabs.count == 1
    for index in (-1, 9):
        tabs.menu_requested.emit(index, QPoint(5, 5))
    assert [found for found in controller.window.findChildren(QMenu) if found.isVisible()] == []

    long = "word " * MAX_TITLE_LENGTH
    tabs.restore([TabState(HOME, long), TabState(HOME, "A & B")], 0)
    tabs.request_list()
    shown = [text for text, _enabled in entries(menu(controller))]
    assert shown[-2:] == [f"{long[:MAX_TITLE_LENGTH]}…", "A  B"]
    menu(controller).close()
