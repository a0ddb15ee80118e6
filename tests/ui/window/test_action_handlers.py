"""Every action of the window, triggered as by menus and keys, has its effect where it is enabled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.base.action_table import ACTIONS
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.palette.command_palette import CommandPalette
from aixreader.ui.reader.tabs import Tabs
from aixreader.ui.settings.preferences import Preferences
from aixreader.ui.window.own_pages import ABOUT, CHANGES, HOME, SAVED_LINKS, SHORTCUTS, USING
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import address, go, trigger

Open = Callable[..., None]
OVERSTEEP = "aix://content/docs/2_threats#21-oversteeping"
BY_CONDITION = {
    condition: {spec.id for spec in ACTIONS if spec.enabled_when == condition}
    for condition in {spec.enabled_when for spec in ACTIONS}
}
ALWAYS = BY_CONDITION[""] | BY_CONDITION["free_to_choose"] | BY_CONDITION["may_open"]


def enabled(controller: WindowController) -> set[str]:
    return {spec.id for spec in ACTIONS if controller.context.actions[spec.id].isEnabled()}


def tabs(controller: WindowController) -> Tabs:
    assert controller.host.reader is not None
    return controller.host.reader.tabs


def test_every_action_has_a_handler_and_every_handler_an_action(controller: WindowController) -> None:
    assert controller.context.actions.unbound == frozenset()


def test_before_an_edition_is_open_no_handler_does_harm(controller: WindowController) -> None:
    boxes = {"open_folder", "open_zip", "open_shipped", "preferences", "commands", "quit"}
    boxes |= {"export_marks", "import_marks", "clear_history", "wipe", "new_folder"}
    for spec in ACTIONS:
        if spec.id not in boxes:
            controller.context.actions[spec.id].setEnabled(True)
            controller.context.actions[spec.id].trigger()
    controller.context.actions.refresh()
    assert enabled(controller) == ALWAYS, "no more can be done than what needs none"


def test_at_home_there_is_no_section_to_act_on(controller: WindowController, open_built: Open) -> None:
    open_built()
    assert enabled(controller) == ALWAYS | BY_CONDITION["content"] | BY_CONDITION["source"]


def test_on_a_section_it_and_its_permalink_can_be_used(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert BY_CONDITION["section"] | BY_CONDITION["permalink"] <= enabled(controller)
    assert not enabled(controller) & (
        BY_CONDITION["back"] | BY_CONDITION["forward"] | BY_CONDITION["tabs"] | BY_CONDITION["closed"]
    )


def test_a_section_without_permalink_is_nowhere_online(controller: WindowController, open_built: Open) -> None:
    open_built("contribute")
    assert BY_CONDITION["section"] <= enabled(controller)
    assert not enabled(controller) & BY_CONDITION["permalink"]


def test_back_and_forward_navigate_the_history(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    targets = {"home": HOME, "back": OVERSTEEP, "forward": HOME}
    for action, expected in targets.items():
        with qtbot.waitSignal(controller.context.page_loaded):
            trigger(controller, action)
        assert address(controller) == expected
        assert ("back" in enabled(controller), "forward" in enabled(controller)) == (expected == HOME, expected != HOME)


@pytest.mark.parametrize("action", ["open_folder", "open_zip"])
def test_a_source_is_asked_for(controller: WindowController, action: str) -> None:
    trigger(controller, action)
    (dialog,) = (dialog for dialog in controller.window.findChildren(QFileDialog) if dialog.isVisible())
    dialog.reject()


def test_the_shipped_edition_can_be_opened_again(qtbot: QtBot, controller: WindowController, site: Path) -> None:
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site, None)
    assert "open_shipped" in enabled(controller)
    with qtbot.waitSignal(controller.context.page_loaded):
        trigger(controller, "open_shipped")
    assert controller._opener.is_shipped
    assert "open_shipped" not in enabled(controller)


def test_quitting_closes_the_window(controller: WindowController) -> None:
    trigger(controller, "quit")
    assert not controller.window.isVisible()


def test_pages_that_have_an_action(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    for action, page in (
        ("top", "aix://content/docs/overview"),
        ("home", HOME),
        ("saved_links", SAVED_LINKS),
        ("help", USING),
        ("shortcuts", SHORTCUTS),
        ("changes", CHANGES),
        ("about", ABOUT),
    ):
        with qtbot.waitSignal(controller.context.page_loaded) as loaded:
            trigger(controller, action)
        assert loaded.args == [True]
        assert address(controller) == page


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
    qtbot: QtBot, controller: WindowController, open_built: Open, start: str, action: str, end: str
) -> None:
    open_built(start)
    # A page that is shown from its top reports its first heading soon; the row is about the page itself.
    controller.context.set_address(controller.context.section_address(start))
    trigger(controller, action)
    qtbot.waitUntil(lambda: address(controller) == end)


@pytest.mark.parametrize(("start", "action"), [("overview", "previous_section"), ("docs/_index", "next_section")])
def test_there_is_nothing_beyond_the_first_and_the_last(
    controller: WindowController, open_built: Open, start: str, action: str
) -> None:
    open_built(start)
    before = address(controller)
    trigger(controller, action)
    assert controller.host.pane is not None
    assert controller.host.pane.target == address(controller) == before


def test_the_section_online_is_asked_about_first(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    trigger(controller, "online")
    assert controller.parts.external_links.dialog is not None
    controller.parts.external_links.dialog.reject()


@pytest.mark.parametrize(
    ("actions", "zoom"),
    [
        (["zoom_in"], 110),
        (["zoom_in", "zoom_in", "zoom_out"], 110),
        (["zoom_out"], 90),
        (["zoom_in", "zoom_in", "zoom_reset"], 100),
    ],
)
def test_zoom_changes_in_steps_and_is_saved(
    controller: WindowController, open_built: Open, settings_model: SettingsModel, actions: list[str], zoom: int
) -> None:
    open_built("oversteep")
    for action in actions:
        trigger(controller, action)
    assert settings_model.settings.zoom == zoom
    assert controller.host.pane is not None
    assert controller.host.pane.page.zoomFactor() == pytest.approx(zoom / 100)


def test_dark_and_contrast_are_toggled_and_saved(controller: WindowController, settings_model: SettingsModel) -> None:
    trigger(controller, "dark")
    assert (settings_model.settings.look, controller.context.look.name) == ("dark", "dark")
    trigger(controller, "contrast")
    assert (settings_model.settings.contrast, controller.context.look.name) == (True, "dark contrast")
    assert controller.context.actions["contrast"].isChecked()
    trigger(controller, "dark")
    assert (settings_model.settings.look, controller.context.look.name) == ("light", "contrast")
    assert not controller.context.actions["dark"].isChecked()


def test_a_panel_that_is_asked_for_is_shown_and_has_the_keyboard(
    controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    trigger(controller, "sidebar")
    for panel, tree in (("outline", controller.parts.contents.outline), ("contents", controller.parts.contents.tree)):
        trigger(controller, panel)
        assert controller.window.sidebar.isVisible()
        assert controller.window.sidebar.panel == panel
        assert tree.isVisible()
        assert controller.window.sidebar.isAncestorOf(controller.window.focusWidget())
    assert address(controller) == OVERSTEEP, "showing a panel does not navigate"


def test_the_filter_has_the_keyboard_and_revealing_ends_it(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    controller.window.sidebar.show_panel("outline")
    trigger(controller, "filter")
    assert controller.window.sidebar.panel == "contents"
    assert controller.window.focusWidget() is controller.parts.contents.panel.field
    qtbot.keyClicks(controller.parts.contents.panel.field, "lock")  # type: ignore[no-untyped-call]  # no types
    trigger(controller, "reveal")
    assert controller.parts.contents.panel.field.text() == ""
    row = controller.parts.contents.tree.currentIndex()
    assert row.data() == "2.1 Oversteeping"
    assert controller.parts.contents.tree.viewport().rect().intersects(controller.parts.contents.tree.visualRect(row))


def test_switch_moves_the_focus_between_sidebar_and_page(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert controller.host.pane is not None
    trigger(controller, "sidebar")
    controller.context.focus_page()
    for _ in range(2):
        trigger(controller, "switch")
        assert controller.window.focusWidget() is controller.parts.contents.tree, "where keys go through the rows"
        trigger(controller, "switch")
        assert controller.host.pane.isAncestorOf(controller.window.focusWidget())
    assert address(controller) == OVERSTEEP


def test_the_screen_is_filled_and_given_back(controller: WindowController) -> None:
    trigger(controller, "full_screen")
    assert controller.window.isFullScreen()
    trigger(controller, "full_screen")
    assert not controller.window.isFullScreen()


def test_only_the_text_is_shown_and_everything_again(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert controller.host.reader is not None
    bars = [controller.window.menuBar(), controller.context.actions.toolbar, controller.window.statusBar()]
    around = [*bars, controller.host.reader.breadcrumb, controller.window.sidebar]
    trigger(controller, "distraction_free")
    assert [part for part in around if part.isVisible()] == []
    trigger(controller, "distraction_free")
    assert [part for part in around if not part.isVisible()] == []


def test_find_next_and_previous_step_through_the_matches(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    assert controller.host.reader is not None
    bar = controller.host.reader.find_bar
    trigger(controller, "find")
    assert controller.window.focusWidget() is bar.field
    bar.field.setText("Introduction")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of"))
    trigger(controller, "find_next")
    qtbot.waitUntil(lambda: bar.count.text().startswith("2 of"))
    trigger(controller, "find_previous")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of"))


def test_finding_again_begins_where_nothing_is_looked_for(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert controller.host.reader is not None
    for action in ("find_next", "find_previous"):
        trigger(controller, action)
        assert controller.host.reader.find_bar.isVisible()
        controller.host.reader.find_bar.close_bar()


def test_dialogs_that_have_an_action(controller: WindowController, open_built: Open) -> None:
    open_built()
    for action, kind in (("preferences", Preferences), ("commands", CommandPalette)):
        trigger(controller, action)
        (dialog,) = controller.window.findChildren(kind)
        assert dialog.isVisible()
        dialog.close()


def test_tabs_are_opened_closed_and_opened_again(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    with qtbot.waitSignal(controller.context.page_loaded):
        trigger(controller, "new_tab")
    assert (tabs(controller).count, address(controller)) == (2, HOME)
    go(qtbot, controller, "teapot")
    trigger(controller, "close_tab")
    assert (tabs(controller).count, address(controller)) == (1, OVERSTEEP)
    assert "close_tab" not in enabled(controller), "the last one stays"
    with qtbot.waitSignal(controller.context.page_loaded):
        trigger(controller, "reopen_tab")
    assert (tabs(controller).count, address(controller)) == (2, "aix://content/docs/1_controls#teapot-watch")
    assert "reopen_tab" not in enabled(controller)


def test_tabs_are_brought_in_front(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    for name in ("teapot", "overview"):
        controller.context.open_tab(controller.context.section_address(name))
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
        trigger(controller, action)
        assert tabs(controller).bar.currentIndex() == index, action
    trigger(controller, "next_tab")
    assert tabs(controller).bar.currentIndex() == 0, "around the end"
