"""Every action of the window, triggered as by menus and keys, has its effect where it is enabled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aixreader.model.section import Section
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
ALWAYS = BY_CONDITION[""] | BY_CONDITION["free_to_choose"] | BY_CONDITION["may_open"] | BY_CONDITION["may_get"]


def enabled(controller: WindowController) -> set[str]:
    return {spec.id for spec in ACTIONS if controller.context.actions[spec.id].isEnabled()}


def tabs(controller: WindowController) -> Tabs:
    assert controller.host.reader is not None
    return controller.host.reader.tabs


def test_before_an_edition_is_open_no_handler_does_harm_and_the_window_can_be_changed(
    controller: WindowController, settings_model: SettingsModel
) -> None:
    assert controller.context.actions.unbound == frozenset(), "every action has a handler, every handler an action"
    trigger(controller, "dark")
    assert (settings_model.settings.look, controller.context.look.name) == ("dark", "dark")
    trigger(controller, "contrast")
    assert (settings_model.settings.contrast, controller.context.look.name) == (True, "dark contrast")
    assert controller.context.actions["contrast"].isChecked()
    trigger(controller, "dark")
    assert (settings_model.settings.look, controller.context.look.name) == ("light", "contrast")
    assert not controller.context.actions["dark"].isChecked()

    trigger(controller, "full_screen")
    assert controller.window.isFullScreen()
    trigger(controller, "full_screen")
    assert not controller.window.isFullScreen()

    for name in ("open_folder", "open_archive", "open_revision"):
        trigger(controller, name)
        (dialog,) = (dialog for dialog in controller.window.findChildren(QFileDialog) if dialog.isVisible())
        dialog.reject()

    boxes = {"open_folder", "open_archive", "open_revision", "open_shipped", "preferences", "commands", "quit"}
    boxes |= {"export_marks", "import_marks", "clear_history", "wipe", "new_folder", "get_exchange"}
    for spec in ACTIONS:
        if spec.id not in boxes:
            action = controller.context.actions[spec.id]
            was_enabled = action.isEnabled()
            action.setEnabled(True)
            action.trigger()
            action.setEnabled(was_enabled)
    controller.context.actions.refresh()
    assert enabled(controller) == ALWAYS, "no more can be done than what needs none"

    trigger(controller, "quit")
    assert not controller.window.isVisible()


def test_actions_are_enabled_where_they_can_be_used(
    qtbot: QtBot, controller: WindowController, open_built: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_built()
    assert enabled(controller) == ALWAYS | BY_CONDITION["content"] | BY_CONDITION["source"] | {
        "compare",
        "what_changed",
    }, "at home"
    open_built("oversteep")
    assert BY_CONDITION["section"] | BY_CONDITION["permalink"] <= enabled(controller)
    assert not enabled(controller) & (
        BY_CONDITION["back"] | BY_CONDITION["forward"] | BY_CONDITION["tabs"] | BY_CONDITION["closed"]
    )

    targets = {"home": HOME, "back": OVERSTEEP, "forward": HOME}
    for action, expected in targets.items():
        with qtbot.waitSignal(controller.context.page_loaded):
            trigger(controller, action)
        assert address(controller) == expected
        assert ("back" in enabled(controller), "forward" in enabled(controller)) == (expected == HOME, expected != HOME)

    go(qtbot, controller, "contribute")
    assert BY_CONDITION["section"] | BY_CONDITION["permalink"] <= enabled(controller), "it has an address on the site"
    monkeypatch.setattr(Section, "web_address", "")
    controller.context.actions.refresh()
    assert BY_CONDITION["section"] <= enabled(controller)
    assert not enabled(controller) & BY_CONDITION["permalink"], "a section without address is nowhere online"


def test_the_shipped_edition_can_be_opened_again(qtbot: QtBot, controller: WindowController, site: Path) -> None:
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site, None)
    assert "open_shipped" in enabled(controller)
    with qtbot.waitSignal(controller.context.page_loaded):
        trigger(controller, "open_shipped")
    assert controller._opener.is_shipped
    assert "open_shipped" not in enabled(controller)


def test_pages_and_dialogs_that_have_an_action(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    trigger(controller, "online")
    assert controller.parts.external_links.dialog is not None, "it is asked about first"
    controller.parts.external_links.dialog.reject()

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

    for action, kind in (("preferences", Preferences), ("commands", CommandPalette)):
        trigger(controller, action)
        (dialog,) = controller.window.findChildren(kind)
        assert dialog.isVisible()
        dialog.close()


def test_the_sections_before_and_after_lie_on_other_pages_too_and_end_with_the_edition(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("overview")
    for start, action, end in (
        ("overview", "next_section", "aix://content/docs/overview#how-to-read-this"),
        ("periodictable", "previous_section", "aix://content/docs/overview#how-to-read-this"),
        ("docs/2_threats", "previous_section", "aix://content/docs/1_controls#lid-lock"),
        ("docs/overview#questions-to-ask", "next_section", "aix://content/docs/1_controls"),
        ("overview", "previous_section", ""),
        ("docs/_index", "next_section", ""),
    ):
        go(qtbot, controller, start)
        # A page that is shown from its top reports its first heading soon; the row is about the page itself.
        controller.context.set_address(controller.context.section_address(start))
        before = address(controller)
        trigger(controller, action)
        if end:
            qtbot.waitUntil(lambda end=end: address(controller) == end)  # type: ignore[misc]  # a lambda with a default
        else:
            assert controller.host.pane is not None
            assert controller.host.pane.target == address(controller) == before, "there is nothing beyond"


def test_zoom_changes_in_steps_and_is_saved(
    controller: WindowController, open_built: Open, settings_model: SettingsModel
) -> None:
    open_built("oversteep")
    for action, zoom in (
        ("zoom_in", 110),
        ("zoom_in", 125),
        ("zoom_out", 110),
        ("zoom_out", 100),
        ("zoom_out", 90),
        ("zoom_in", 100),
        ("zoom_in", 110),
        ("zoom_in", 125),
        ("zoom_reset", 100),
    ):
        trigger(controller, action)
        assert settings_model.settings.zoom == zoom
        assert controller.host.pane is not None
        assert controller.host.pane.page.zoomFactor() == pytest.approx(zoom / 100)
        assert controller.window.notice.currentMessage() == f"Zoom: {zoom} %"


def test_panels_are_shown_have_the_keyboard_and_give_it_back(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    window, contents = controller.window, controller.parts.contents
    trigger(controller, "sidebar")
    for panel, tree in (("outline", contents.outline), ("contents", contents.tree)):
        trigger(controller, panel)
        assert window.sidebar.isVisible()
        assert window.sidebar.panel == panel
        assert tree.isVisible()
        assert window.sidebar.isAncestorOf(window.focusWidget())
    assert address(controller) == OVERSTEEP, "showing a panel does not navigate"

    window.sidebar.show_panel("outline")
    trigger(controller, "filter")
    assert window.sidebar.panel == "contents"
    assert window.focusWidget() is contents.panel.field
    qtbot.keyClicks(contents.panel.field, "lock")  # type: ignore[no-untyped-call]  # no types
    trigger(controller, "reveal")
    assert contents.panel.field.text() == ""
    row = contents.tree.currentIndex()
    assert row.data() == "2.1 Oversteeping"
    assert contents.tree.viewport().rect().intersects(contents.tree.visualRect(row))

    assert controller.host.pane is not None
    trigger(controller, "sidebar")
    controller.context.focus_page()
    for _ in range(2):
        trigger(controller, "switch")
        assert window.focusWidget() is contents.tree, "where keys go through the rows"
        trigger(controller, "switch")
        assert controller.host.pane.isAncestorOf(window.focusWidget())
    assert address(controller) == OVERSTEEP

    assert controller.host.reader is not None
    bars = [window.menuBar(), controller.context.actions.toolbar]
    around = [*bars, controller.host.reader.breadcrumb, window.sidebar]
    trigger(controller, "distraction_free")
    assert [part for part in around if part.isVisible()] == [], "only the text is shown"
    trigger(controller, "distraction_free")
    assert [part for part in around if not part.isVisible()] == []


def test_find_next_and_previous_begin_and_step_through_the_matches(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    assert controller.host.reader is not None
    bar = controller.host.reader.find_bar
    for action in ("find_next", "find_previous"):
        trigger(controller, action)
        assert bar.isVisible(), "finding again begins where nothing is looked for"
        bar.close_bar()

    trigger(controller, "find")
    assert controller.window.focusWidget() is bar.field
    bar.field.setText("Introduction")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of"))
    trigger(controller, "find_next")
    qtbot.waitUntil(lambda: bar.count.text().startswith("2 of"))
    trigger(controller, "find_previous")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of"))


def test_tabs_are_opened_closed_opened_again_and_brought_in_front(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
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

    trigger(controller, "tab_1")
    trigger(controller, "tab_2")
    controller.context.open_tab(controller.context.section_address("overview"))
    trigger(controller, "tab_1")
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
