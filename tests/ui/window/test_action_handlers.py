"""Every action of the window, triggered as menus and keys trigger it: it does what it says, where it can be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.base.actions import ACTIONS
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.palette.command_palette import CommandPalette
from aixreader.ui.reader.tabs import Tabs
from aixreader.ui.settings.preferences import Preferences
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import ABOUT, CHANGES, HOME, KEPT, SHORTCUTS, USING
from tests.ui.seen import address, go, trigger

Open = Callable[..., None]
OVERSTEEP = "aix://content/docs/2_threats#21-oversteeping"
NEEDING = {need: {spec.id for spec in ACTIONS if spec.needs == need} for need in {spec.needs for spec in ACTIONS}}
ALWAYS = NEEDING[""] | NEEDING["free_to_choose"] | NEEDING["may_open"]


def enabled(window: MainWindow) -> set[str]:
    return {spec.id for spec in ACTIONS if window.actions_table[spec.id].isEnabled()}


def tabs(window: MainWindow) -> Tabs:
    assert window.reader is not None
    return window.reader.tabs


def test_every_action_has_a_handler_and_every_handler_an_action(window: MainWindow) -> None:
    assert set(window.commands.handlers) == {spec.id for spec in ACTIONS}


def test_before_an_edition_is_open_no_handler_does_harm(window: MainWindow) -> None:
    boxes = {"open_folder", "open_zip", "open_shipped", "preferences", "commands", "quit"}
    boxes |= {"export_marks", "import_marks", "clear_history", "wipe", "new_folder"}
    for action, handle in window.commands.handlers.items():
        if action not in boxes:
            handle()
    assert enabled(window) == ALWAYS, "no more can be done than what needs none"


def test_at_home_there_is_no_section_to_act_on(window: MainWindow, open_built: Open) -> None:
    open_built()
    assert enabled(window) == ALWAYS | NEEDING["content"] | NEEDING["source"]


def test_on_a_section_it_and_its_permalink_can_be_used(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    assert NEEDING["section"] | NEEDING["permalink"] <= enabled(window)
    assert not enabled(window) & (NEEDING["back"] | NEEDING["forward"] | NEEDING["tabs"] | NEEDING["closed"])


def test_a_section_without_permalink_is_nowhere_online(window: MainWindow, open_built: Open) -> None:
    open_built("contribute")
    assert NEEDING["section"] <= enabled(window)
    assert not enabled(window) & NEEDING["permalink"]


def test_the_way_back_and_forth(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    places = {"home": HOME, "back": OVERSTEEP, "forward": HOME}
    for action, place in places.items():
        with qtbot.waitSignal(window.page_loaded):
            trigger(window, action)
        assert address(window) == place
        assert ("back" in enabled(window), "forward" in enabled(window)) == (place == HOME, place != HOME)


@pytest.mark.parametrize("action", ["open_folder", "open_zip"])
def test_a_source_is_asked_for(window: MainWindow, action: str) -> None:
    trigger(window, action)
    (dialog,) = (dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible())
    dialog.reject()


def test_the_way_back_to_the_shipped_edition(qtbot: QtBot, window: MainWindow, site: Path) -> None:
    with qtbot.waitSignal(window.page_loaded, timeout=20_000):
        window.open_source(site, None)
    assert "open_shipped" in enabled(window)
    with qtbot.waitSignal(window.page_loaded, timeout=20_000):
        trigger(window, "open_shipped")
    assert window.is_shipped
    assert "open_shipped" not in enabled(window)


def test_quitting_closes_the_window(window: MainWindow) -> None:
    trigger(window, "quit")
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("action", "page"),
    [
        ("home", HOME),
        ("kept", KEPT),
        ("help", USING),
        ("shortcuts", SHORTCUTS),
        ("changes", CHANGES),
        ("about", ABOUT),
        ("top", "aix://content/docs/overview"),
    ],
)
def test_pages_that_have_an_action(qtbot: QtBot, window: MainWindow, open_built: Open, action: str, page: str) -> None:
    open_built("oversteep")
    with qtbot.waitSignal(window.page_loaded) as loaded:
        trigger(window, action)
    assert loaded.args == [True]
    assert address(window) == page


@pytest.mark.parametrize(
    ("start", "action", "end"),
    [
        ("overview", "next_section", "aix://content/docs/overview#how-to-read-this"),
        ("periodictable", "previous_section", "aix://content/docs/overview#how-to-read-this"),
        ("docs/2_threats", "previous_section", "aix://content/docs/1_controls#lid-lock"),
        ("docs/overview#questions-to-ask", "next_section", "aix://content/docs/1_controls"),
    ],
)
def test_the_sections_before_and_after_lie_on_other_pages_too(
    qtbot: QtBot, window: MainWindow, open_built: Open, start: str, action: str, end: str
) -> None:
    open_built(start)
    trigger(window, action)
    qtbot.waitUntil(lambda: address(window) == end)


@pytest.mark.parametrize(("start", "action"), [("overview", "previous_section"), ("docs/_index", "next_section")])
def test_there_is_nothing_beyond_the_first_and_the_last(
    qtbot: QtBot, window: MainWindow, open_built: Open, start: str, action: str
) -> None:
    open_built(start)
    before = address(window)
    trigger(window, action)
    qtbot.wait(50)
    assert address(window) == before


def test_the_section_online_is_asked_about_first(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    trigger(window, "online")
    assert window.links.dialog is not None
    window.links.dialog.reject()


@pytest.mark.parametrize(
    ("actions", "zoom"),
    [
        (["zoom_in"], 110),
        (["zoom_in", "zoom_in", "zoom_out"], 110),
        (["zoom_out"], 90),
        (["zoom_in", "zoom_in", "zoom_reset"], 100),
    ],
)
def test_pages_are_zoomed_by_steps_that_are_kept(
    window: MainWindow, open_built: Open, keeper: SettingsModel, actions: list[str], zoom: int
) -> None:
    open_built("oversteep")
    for action in actions:
        trigger(window, action)
    assert keeper.settings.zoom == zoom
    assert window.pane is not None
    assert window.pane.page.zoomFactor() == pytest.approx(zoom / 100)


def test_dark_and_contrast_are_switched_and_kept(window: MainWindow, keeper: SettingsModel) -> None:
    trigger(window, "dark")
    assert (keeper.settings.look, window.look.name) == ("dark", "dark")
    trigger(window, "contrast")
    assert (keeper.settings.contrast, window.look.name) == (True, "dark contrast")
    assert window.actions_table["contrast"].isChecked()
    trigger(window, "dark")
    assert (keeper.settings.look, window.look.name) == ("light", "contrast")
    assert not window.actions_table["dark"].isChecked()


def test_a_panel_that_is_asked_for_is_shown_and_has_the_keyboard(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    trigger(window, "sidebar")
    for panel, tree in (("outline", window.outline), ("contents", window.contents)):
        trigger(window, panel)
        assert window.sidebar.isVisible()
        assert window.sidebar.panel == panel
        assert tree.isVisible()
        assert window.sidebar.isAncestorOf(window.focusWidget())
    assert address(window) == OVERSTEEP, "to be shown is no wish to go elsewhere"


def test_the_filter_has_the_keyboard_and_revealing_ends_it(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    window.sidebar.show_panel("outline")
    trigger(window, "filter")
    assert window.sidebar.panel == "contents"
    assert window.focusWidget() is window.contents_panel.field
    qtbot.keyClicks(window.contents_panel.field, "lock")  # type: ignore[no-untyped-call]  # no types
    trigger(window, "reveal")
    assert window.contents_panel.field.text() == ""
    row = window.contents.currentIndex()
    assert row.data() == "2.1 Oversteeping"
    assert window.contents.viewport().rect().intersects(window.contents.visualRect(row))


def test_the_keyboard_goes_between_sidebar_and_page(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    assert window.pane is not None
    trigger(window, "sidebar")
    window.focus_page()
    for _ in range(2):
        trigger(window, "switch")
        assert window.focusWidget() is window.contents, "where keys go through the rows"
        trigger(window, "switch")
        assert window.pane.isAncestorOf(window.focusWidget())
    assert address(window) == OVERSTEEP


def test_the_screen_is_filled_and_given_back(window: MainWindow) -> None:
    trigger(window, "full_screen")
    assert window.isFullScreen()
    trigger(window, "full_screen")
    assert not window.isFullScreen()


def test_only_the_text_is_shown_and_everything_again(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    assert window.reader is not None
    bars = [window.menuBar(), window.actions_table.toolbar, window.statusBar()]
    around = [*bars, window.reader.breadcrumb, window.sidebar]
    trigger(window, "undistracted")
    assert [part for part in around if part.isVisible()] == []
    trigger(window, "undistracted")
    assert [part for part in around if not part.isVisible()] == []


def test_words_are_found_in_the_page_one_after_the_other(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    assert window.reader is not None
    bar = window.reader.find_bar
    trigger(window, "find")
    assert window.focusWidget() is bar.field
    bar.field.setText("Introduction")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of"))
    trigger(window, "find_next")
    qtbot.waitUntil(lambda: bar.count.text().startswith("2 of"))
    trigger(window, "find_previous")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of"))


def test_finding_again_begins_where_nothing_is_looked_for(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    assert window.reader is not None
    for action in ("find_next", "find_previous"):
        trigger(window, action)
        assert window.reader.find_bar.isVisible()
        window.reader.find_bar.close_bar()


def test_dialogs_that_have_an_action(window: MainWindow, open_built: Open) -> None:
    open_built()
    for action, kind in (("preferences", Preferences), ("commands", CommandPalette)):
        trigger(window, action)
        (dialog,) = window.findChildren(kind)
        assert dialog.isVisible()
        dialog.close()


def test_tabs_are_opened_closed_and_opened_again(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    with qtbot.waitSignal(window.page_loaded):
        trigger(window, "new_tab")
    assert (tabs(window).count, address(window)) == (2, HOME)
    go(qtbot, window, "teapot")
    trigger(window, "close_tab")
    assert (tabs(window).count, address(window)) == (1, OVERSTEEP)
    assert "close_tab" not in enabled(window), "the last one stays"
    with qtbot.waitSignal(window.page_loaded):
        trigger(window, "reopen_tab")
    assert (tabs(window).count, address(window)) == (2, "aix://content/docs/1_controls#teapot-watch")
    assert "reopen_tab" not in enabled(window)


def test_tabs_are_brought_in_front(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    for name in ("teapot", "overview"):
        window.open_tab(window.section_address(name))
    steps = {
        "next_tab": 1,
        "tab_last": 2,
        "previous_tab": 1,
        "tab_1": 0,
        "tab_2": 1,
        "tab_3": 2,
        "tab_4": 2,
        "tab_8": 2,
    }
    for action, index in steps.items():
        trigger(window, action)
        assert tabs(window).bar.currentIndex() == index, action
    trigger(window, "next_tab")
    assert tabs(window).bar.currentIndex() == 0, "around the end"
