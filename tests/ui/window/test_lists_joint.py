"""Reading lists and the other parts of a window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import ask_page
from tests.ui.window.test_drops import data, drop

LIST = {"format": "aixreader-reading-list", "version": 1, "title": "For two", "sections": [{"section": "teapot"}]}


def test_a_list_is_dropped_shown_on_home_printed_and_added_to(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], tmp_path: Path
) -> None:
    file = tmp_path / "tea.json"
    file.write_text(json.dumps(LIST), encoding="utf-8")
    drop(controller.window, QPoint(9, 9), data(str(file)))
    lists, context = controller.parts.lists, controller.context
    assert not lists.source.lists, "nothing is open"
    open_built()
    assert context.address == HOME
    with qtbot.waitSignal(context.page_loaded):
        assert drop(controller.window, QPoint(9, 9), data(str(file))) == Qt.DropAction.CopyAction
    item = ask_page(qtbot, context.page, "document.querySelector('.home-lists li').innerText")
    assert item.split() == ["For", "two", "1", "section", "·", "1", "min"]
    current = lists.source.current
    assert current is not None
    assert controller.window.sidebar.panel == "marks"
    assert controller.parts.marks.panel.part == "lists"
    lists.print_requested.emit(f"list:{current.id}")
    dialog = controller.parts.printing.dialog
    assert dialog is not None
    assert dialog.choice.currentText() == "Reading list: For two"
    dialog.reject()
    controller.parts.marks.bookmarks.list_requested.emit(["lidlock"])
    menus = (menu for menu in controller.window.findChildren(QMenu) if menu.isVisible())
    menu = next(menu for menu in menus if menu.actions()[0].text() == "For two")
    with qtbot.waitSignal(lists.source.recorded):
        menu.actions()[0].trigger()
    assert len(lists.source.lists[0].entries) == 2
