"""A long press on Back or Forward lists the history; an entry navigates to its page."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController


def test_they_list_the_nearest_first_and_go_there(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built()
    for slug in ("oversteep", "teapot", "overview"):
        with qtbot.waitSignal(controller.context.page_loaded):
            controller.show_section(slug)
    back, forward = controller.history_menus.menus["back"], controller.history_menus.menus["forward"]
    back.aboutToShow.emit()
    assert [action.text() for action in back.actions()] == ["#TEAPOT WATCH", "2.1 Oversteeping", "Home"]
    with qtbot.waitSignal(controller.context.page_loaded):
        back.actions()[1].trigger()
    assert controller.host.pane is not None
    assert controller.host.pane.address == controller.context.section_address("oversteep")
    forward.aboutToShow.emit()
    assert [action.text() for action in forward.actions()] == ["#TEAPOT WATCH", "0. Overview"]


def test_without_a_page_they_are_empty(controller: WindowController) -> None:
    for menu in controller.history_menus.menus.values():
        menu.aboutToShow.emit()
        assert menu.isEmpty()
