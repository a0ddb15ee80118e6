"""Appearance of the window: settings reach pages and panels, and hidden widgets return."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import ask, trigger
from tests.ui.window.conftest import Frame

LOOK = "document.documentElement.dataset.look"
SIZE = "getComputedStyle(document.body).fontSize"


def parts(frame: Frame) -> dict[str, bool]:
    """The widgets around the page that are visible."""
    assert frame.host.reader is not None
    return {
        "menus": frame.window.menuBar().isVisible(),
        "toolbar": frame.context.actions.toolbar.isVisible(),
        "breadcrumb": frame.host.reader.breadcrumb.isVisible(),
        "sidebar": frame.window.sidebar.isVisible(),
    }


def test_look_type_and_zoom_reach_panels_icons_and_pages_open_and_to_come(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], settings_model: SettingsModel
) -> None:
    open_built("oversteep")
    icon = controller.context.actions["home"].icon().cacheKey()
    assert ask(qtbot, controller, LOOK) == ""
    settings_model.change(look="dark")
    qtbot.waitUntil(lambda: ask(qtbot, controller, LOOK) == "dark")
    assert controller.context.look.is_dark
    assert controller.context.actions["home"].icon().cacheKey() != icon
    assert (
        controller.parts.contents.tree._delegate._tokens
        == controller.parts.contents.outline._delegate._tokens
        == read_tokens(dark=True)
    )
    assert controller.context.actions["dark"].isChecked()

    settings_model.change(text_size=23, zoom=150)
    qtbot.waitUntil(lambda: ask(qtbot, controller, SIZE) == "23px")
    assert controller.host.pane is not None
    assert controller.host.pane.page.zoomFactor() == 1.5
    with qtbot.waitSignal(controller.context.page_loaded):
        trigger(controller, "new_tab")
    assert controller.host.pane.page.zoomFactor() == 1.5
    assert (
        ask(qtbot, controller, "getComputedStyle(document.documentElement).getPropertyValue('--size')").strip()
        == "23px"
    )


def test_a_window_without_an_edition_is_changed_as_well(frame: Frame, settings_model: SettingsModel) -> None:
    appearance = frame.appearance
    for shown in (False, True):
        appearance.show_sidebar(shown=shown)
        assert frame.window.sidebar.isVisible() is shown
        assert frame.context.actions["sidebar"].isChecked() is shown

    for on in (True, True, False, False):
        appearance.set_full_screen(on=on)
        assert frame.window.isFullScreen() is on
        assert frame.context.actions["full_screen"].isChecked() is on

    appearance.set_distraction_free(on=True)
    assert not frame.window.menuBar().isVisible()
    appearance.set_distraction_free(on=False)
    assert frame.window.menuBar().isVisible()

    settings_model.change(look="dark", contrast=True, font="sans", text_size=20, measure=60)
    paper = read_tokens(dark=True, contrast=True).paper
    assert appearance.page_look == PageLook("dark contrast", "sans", 20, 60, paper)


def test_only_the_text_and_everything_back_as_it_was(qtbot: QtBot, frame: Frame) -> None:
    frame.open("oversteep")
    appearance, sidebar = frame.appearance, frame.window.sidebar
    for shown in (True, False):
        appearance.show_sidebar(shown=shown)
        before = parts(frame)
        appearance.set_distraction_free(on=True)
        assert not any(parts(frame).values())
        assert frame.host.pane is not None
        assert frame.host.pane.isVisible()
        appearance.set_distraction_free(on=False)
        assert parts(frame) == before

    with qtbot.waitSignal(frame.context.messages.status_changed) as said:
        appearance.set_distraction_free(on=True)
    assert said.args is not None
    assert "Esc" in said.args[0], "it says how to leave"
    assert frame.context.actions["distraction_free"].isChecked()
    assert frame.host.pane is not None
    for target in (frame.host.pane.input_target, frame.window):
        assert target is not None
        appearance.set_distraction_free(on=True)
        QTest.keyClick(target, Qt.Key.Key_Escape)
        assert frame.window.menuBar().isVisible()
        assert not frame.context.actions["distraction_free"].isChecked()

    appearance.show_sidebar(shown=False)
    appearance.set_distraction_free(on=True)
    appearance.show_sidebar(shown=True)
    assert sidebar.isVisible()
    appearance.set_distraction_free(on=False)
    assert sidebar.isVisible(), "called while only the text was shown"


def test_the_setting_decides_where_new_tabs_open(frame: Frame, settings_model: SettingsModel) -> None:
    frame.open("oversteep")
    assert frame.host.reader is not None
    bar = frame.host.reader.tabs.bar
    frame.context.open_tab(frame.context.section_address("teapot"))
    assert (bar.count(), bar.currentIndex()) == (2, 0)
    settings_model.change(new_tabs_in_background=False)
    frame.context.open_tab(frame.context.section_address("teapot"))
    assert (bar.count(), bar.currentIndex()) == (3, 1)


@pytest.mark.parametrize("action", ["sidebar", "distraction_free"])
def test_hiding_what_has_the_keyboard_leaves_the_page_where_it_was(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], action: str
) -> None:
    open_built("oversteep")
    pane = controller.host.pane
    assert pane is not None
    with qtbot.waitActive(controller.window):
        controller.window.activateWindow()
    qtbot.waitUntil(lambda: pane.page.scrollPosition().y() > 0)
    before = pane.page.scrollPosition()
    controller.window.sidebar.focus_panel()
    trigger(controller, action)
    assert pane.isAncestorOf(controller.window.focusWidget())
    assert ask(qtbot, controller, "document.activeElement.tagName") == "BODY"
    assert pane.page.scrollPosition() == before
