"""The split view in the window: keys, what acts where, the next start."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import address, ask_page, trigger

OVERSTEEP = "aix://content/docs/2_threats#21-oversteeping"


def test_actions_act_on_the_side_that_has_the_focus(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    context, reader, session = controller.context, controller.host.reader, controller.context.session
    assert reader is not None
    assert session is not None
    controller.window.activateWindow()
    qtbot.waitUntil(controller.window.isActiveWindow)
    groups, teapot = reader.area.groups, session.address("teapot")
    assert not context.actions["tab_to_other"].isEnabled()
    with qtbot.waitSignal(context.page_loaded):
        trigger(controller, "split")
    left, right = groups.all
    assert (reader.tabs, address(controller), context.actions["split"].isChecked()) == (right, OVERSTEEP, True)
    assert right.pane is not None
    assert right.pane.isAncestorOf(controller.window.focusWidget())
    assert [breadcrumb.steps[-1][1] for breadcrumb in groups._breadcrumbs.values()] == [OVERSTEEP] * 2
    with qtbot.waitSignal(context.page_loaded):
        context.go(teapot)
    assert left.pane is not None
    assert (left.pane.target, right.pane.target, reader.area.seen_panes) == (OVERSTEEP, teapot, [left.pane, right.pane])

    for side in ("", left, right):
        trigger(controller, "switch")
        assert reader.tabs is (side or right)
    trigger(controller, "switch_back")
    assert (reader.tabs, context.section, reader.find_bar._page) == (left, session.find("oversteep"), left.pane.page)
    context.peek(teapot)
    trigger(controller, "switch")
    assert (reader.tabs, reader.peek.address) == (right, teapot), "a peek stays where both sides are seen"
    reader.area.close_peek()
    trigger(controller, "tab_to_other")
    assert (groups.all, reader.tabs, left.count) == ([left], left, 2)
    trigger(controller, "tab_to_other")
    assert [tabs.count for tabs in groups.all] == [1, 1]
    assert context.actions["close_tab"].isEnabled()
    trigger(controller, "close_tab")
    assert (len(groups.all), context.actions["split"].isChecked()) == (1, False)
    for _ in range(2):
        trigger(controller, "split")
    assert (len(groups.all), groups.active.count) == (1, 1)
    with qtbot.waitSignal(context.page_loaded):
        trigger(controller, "split")
        controller.open_source(None, session.edition.folder)
    assert len(groups.all) == 1, "another edition begins with one"


def test_the_place_in_a_section_is_kept_when_the_other_side_is_closed(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    context, reader = controller.context, controller.host.reader
    assert reader is not None
    groups, pane = reader.area.groups, reader.area.groups.active.pane
    assert pane is not None
    heading = OVERSTEEP.partition("#")[2]
    top = f"document.getElementById('{heading}').getBoundingClientRect().top"
    is_below = f"Math.abs({top} + 30) < 2"
    qtbot.waitUntil(lambda: ask_page(qtbot, pane, f"(scrollBy(0, {top} + 30), {is_below})") == "true")
    qtbot.waitUntil(lambda: pane.scroll_position.heading == heading)
    with qtbot.waitSignal(context.page_loaded):
        trigger(controller, "split")
    beside = groups.active.pane
    assert beside is not None
    qtbot.waitUntil(lambda: beside.scroll_position.heading == heading)
    assert pane.scroll_position.heading == heading
    trigger(controller, "split")
    assert (groups.all, groups.active.pane) == ([groups.active], pane)
    qtbot.waitUntil(lambda: ask_page(qtbot, pane, is_below) == "true")
