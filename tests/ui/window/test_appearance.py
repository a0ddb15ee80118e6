"""How the window looks and how much of it is shown: settings reach pages and panels, and everything comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.window.main_window import MainWindow
from tests.ui.seen import ask, trigger

LOOK = "document.documentElement.dataset.look"
SIZE = "getComputedStyle(document.body).fontSize"


def parts(window: MainWindow) -> dict[str, bool]:
    """What is shown around the page."""
    assert window.reader is not None
    return {
        "menus": window.menuBar().isVisible(),
        "toolbar": window.actions_table.toolbar.isVisible(),
        "status": window.statusBar().isVisible(),
        "breadcrumb": window.reader.breadcrumb.isVisible(),
        "sidebar": window.sidebar.isVisible(),
    }


def test_the_look_of_pages_is_made_of_look_and_settings(window: MainWindow, keeper: SettingsModel) -> None:
    keeper.change(look="dark", contrast=True, font="sans", text_size=20, measure=60)
    paper = read_tokens(dark=True, contrast=True).paper
    assert window.appearance.page_look == PageLook("dark contrast", "sans", 20, 60, paper)


def test_a_change_of_look_reaches_pages_panels_and_icons(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], keeper: SettingsModel
) -> None:
    open_built("oversteep")
    icon = window.actions_table["home"].icon().cacheKey()
    assert ask(qtbot, window, LOOK) == ""
    keeper.change(look="dark")
    qtbot.waitUntil(lambda: ask(qtbot, window, LOOK) == "dark")
    assert window.look.is_dark
    assert window.actions_table["home"].icon().cacheKey() != icon
    assert window.contents._delegate._tokens == window.outline._delegate._tokens == read_tokens(dark=True)
    assert window.actions_table["dark"].isChecked()


def test_type_and_zoom_reach_the_page_that_is_open_and_those_to_come(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], keeper: SettingsModel
) -> None:
    open_built("oversteep")
    keeper.change(text_size=23, zoom=150)
    qtbot.waitUntil(lambda: ask(qtbot, window, SIZE) == "23px")
    assert window.pane is not None
    assert window.pane.page.zoomFactor() == 1.5
    with qtbot.waitSignal(window.page_loaded):
        trigger(window, "new_tab")
    assert window.pane.page.zoomFactor() == 1.5
    assert ask(qtbot, window, "getComputedStyle(document.documentElement).getPropertyValue('--size')").strip() == "23px"


def test_where_new_tabs_open_is_the_user_s_wish(
    window: MainWindow, open_built: Callable[..., None], keeper: SettingsModel
) -> None:
    open_built("oversteep")
    assert window.reader is not None
    bar = window.reader.tabs.bar
    window.open_tab("aix://app/home")
    assert (bar.count(), bar.currentIndex()) == (2, 0)
    keeper.change(new_tabs_in_background=False)
    window.open_tab("aix://app/home")
    assert (bar.count(), bar.currentIndex()) == (3, 1)


def test_the_sidebar_is_shown_and_hidden(window: MainWindow) -> None:
    window.appearance.show_sidebar(shown=False)
    assert not window.sidebar.isVisible()
    assert not window.actions_table["sidebar"].isChecked()
    window.appearance.show_sidebar(shown=True)
    assert window.sidebar.isVisible()
    assert window.actions_table["sidebar"].isChecked()


def test_the_screen_is_filled_and_given_back(window: MainWindow) -> None:
    for on in (True, True, False, False):
        window.appearance.set_full_screen(on=on)
        assert window.isFullScreen() is on
        assert window.actions_table["full_screen"].isChecked() is on


@pytest.mark.parametrize("sidebar", [True, False])
def test_only_the_text_and_everything_back_as_it_was(
    window: MainWindow, open_built: Callable[..., None], *, sidebar: bool
) -> None:
    open_built("oversteep")
    window.appearance.show_sidebar(shown=sidebar)
    before = parts(window)
    window.appearance.set_undistracted(on=True)
    assert not any(parts(window).values())
    assert window.pane is not None
    assert window.pane.isVisible()
    window.appearance.set_undistracted(on=False)
    assert parts(window) == before


def test_a_sidebar_called_while_only_the_text_is_shown_stays(
    window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    window.appearance.show_sidebar(shown=False)
    window.appearance.set_undistracted(on=True)
    window.appearance.show_sidebar(shown=True)
    assert window.sidebar.isVisible()
    window.appearance.set_undistracted(on=False)
    assert window.sidebar.isVisible()


def test_a_window_without_an_edition_can_show_less_as_well(window: MainWindow) -> None:
    window.appearance.set_undistracted(on=True)
    assert not window.menuBar().isVisible()
    window.appearance.set_undistracted(on=False)
    assert window.menuBar().isVisible()


@pytest.mark.parametrize("action", ["sidebar", "undistracted"])
def test_hiding_what_has_the_keyboard_leaves_the_page_where_it_was(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], action: str
) -> None:
    open_built("oversteep")
    pane = window.pane
    assert pane is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: pane.page.scrollPosition().y() > 0)
    before = pane.page.scrollPosition()
    window.sidebar.focus_panel()
    trigger(window, action)
    assert pane.isAncestorOf(window.focusWidget())
    assert ask(qtbot, window, "document.activeElement.tagName") == "BODY"
    assert pane.page.scrollPosition() == before
