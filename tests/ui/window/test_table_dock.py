"""The dock with the periodic table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDockWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController

Open = Callable[..., None]


def test_without_an_edition_there_is_none(controller: WindowController) -> None:
    controller.table_dock.set_shown(shown=True)
    assert not controller.table_dock.is_shown
    assert controller.window.findChildren(QDockWidget) == []


def test_it_is_shown_and_hidden(controller: WindowController, open_built: Open) -> None:
    open_built("teapot")
    action = controller.context.actions["table_beside"]
    action.trigger()
    assert (controller.table_dock.is_shown, action.isChecked()) == (True, True)
    (dock,) = controller.window.findChildren(QDockWidget)
    dock.close()
    assert (controller.table_dock.is_shown, action.isChecked()) == (False, False)


def test_sections_open_in_the_page(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("teapot")
    controller.table_dock.set_shown(shown=True)
    panel = controller.parts.table.in_front
    assert panel is not None
    address = controller.context.section_address("lidlock")
    panel.address_requested.emit(address, False)
    qtbot.waitUntil(lambda: controller.context.address == address)
    assert controller.host.reader is not None
    panel.address_requested.emit(controller.context.section_address("oversteep"), True)
    assert controller.host.reader.tabs.count == 2


def test_another_edition_has_a_table_of_its_own(
    qtbot: QtBot, controller: WindowController, open_built: Open, site: Path
) -> None:
    open_built("teapot")
    controller.table_dock.set_shown(shown=True)
    before = controller.parts.table.in_front
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site, None)
    assert controller.table_dock.is_shown
    assert controller.parts.table.in_front is not before
