"""The periodic table in the window."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from aixreader.services.tables.table_state import TableState
from aixreader.ui.table.page import TablePage
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.window.window_controller import WindowController

Open = Callable[..., None]


def panel_of(controller: WindowController) -> TablePanel:
    panel = controller.parts.table.in_front
    assert panel is not None
    return panel


def title(controller: WindowController) -> str:
    return controller.window.windowTitle()


def test_it_opens_in_a_tab_and_only_once(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("teapot")
    controller.context.actions["table"].trigger()
    assert controller.host.reader is not None
    assert isinstance(controller.host.reader.tabs.page, TablePage)
    assert (controller.host.reader.tabs.count, title(controller)) == (2, "Periodic table – AIX Reader")
    assert controller.context.actions["table"].isEnabled(), "the window stays usable without a page in front"
    controller.host.reader.tabs.go_to(0)
    controller.context.actions["standards"].trigger()
    assert controller.host.reader.tabs.count == 2
    assert panel_of(controller).state.face == "standards"
    qtbot.waitUntil(lambda: controller.parts.table.focused is not None)


def test_a_click_reads_beside_it_and_the_window_follows(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built()
    controller.parts.table.show()
    panel_of(controller).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "lidlock")
    assert panel_of(controller).isVisible()
    controller.show_section("teapot")
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "teapot")
    assert panel_of(controller).isVisible(), "what is opened elsewhere is read beside the table as well"
    panel_of(controller).view.opened.emit("kettlerules", True)
    assert controller.host.reader is not None
    assert controller.host.reader.tabs.count == 3


def test_a_link_to_a_view_opens_it(controller: WindowController, open_built: Open) -> None:
    open_built("aix:table?face=matrix&pick=lidlock")
    assert panel_of(controller).state == TableState(face="matrix", picked=("lidlock",))
    controller.show_section("aix:table?pick=teapot")
    assert panel_of(controller).state == TableState(picked=("teapot",))


def test_it_stands_beside_the_pages(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("overview")
    controller.context.actions["table_beside"].trigger()
    assert controller.table_dock.is_shown
    assert controller.context.actions["table_beside"].isChecked()
    panel_of(controller).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "lidlock")
    controller.context.actions["table_beside"].trigger()
    assert controller.parts.table.in_front is None
    assert not controller.context.actions["table_beside"].isChecked()


def test_another_edition_has_another_table(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built()
    controller.table_dock.set_shown(shown=True)
    before = panel_of(controller)
    open_built()
    assert controller.table_dock.is_shown
    assert panel_of(controller) is not before
    qtbot.waitUntil(lambda: len(controller.parts.table._panels) == 1)


def test_zoom_and_find_belong_to_the_table_that_has_the_keyboard(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built()
    controller.parts.table.show()
    qtbot.waitUntil(lambda: controller.parts.table.focused is not None)
    zoom = controller.context.settings_model.settings.zoom
    controller.context.actions["zoom_in"].trigger()
    assert panel_of(controller).view.zoom > 1.0
    assert controller.context.settings_model.settings.zoom == zoom
    controller.context.actions["find"].trigger()
    assert controller.window.focusWidget() is panel_of(controller).bar.field
    assert controller.host.reader is not None
    assert controller.host.reader.find_bar.isHidden()


def test_menus(controller: WindowController, open_built: Open) -> None:
    open_built()
    controller.parts.table.show()
    panel = panel_of(controller)
    panel.menu_asked.emit("lidlock", QPoint())
    texts = [action.text().replace("&", "") for action in _menu(controller).actions()]
    assert {"Open", "Open in new tab", "Bookmark", "Copy permalink", "Pick it as well", "Show relations"} <= set(texts)
    _act(controller, "Pick it as well")
    assert panel.state.picked == ("lidlock",)
    panel.more_asked.emit(QPoint())
    _act(controller, "Copy the link to this view")
    assert QApplication.clipboard().text() == "aix:table?pick=lidlock"
    panel.menu_asked.emit("", QPoint())
    _act(controller, "Show the whole")
    assert not panel.state.picked


def test_the_pointer_shows_what_a_tile_is(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built()
    controller.parts.table.show()
    panel_of(controller).hovered.emit("lidlock", QPoint(50, 50))
    assert controller.window.statusBar().currentMessage() == "#LID LOCK"
    card = controller.parts.link_hover._preview
    assert card._title.text() == "#LID LOCK"
    assert "Answers 2 (table 1, group 1)" in card._sentence.text()
    panel_of(controller).hovered.emit("", QPoint())
    qtbot.waitUntil(card.isHidden)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "csv", "json", "xlsx"])
def test_it_is_written_to_files(
    qtbot: QtBot, controller: WindowController, open_built: Open, tmp_path: Path, ending: str
) -> None:
    open_built()
    file = tmp_path / f"table.{ending}"
    controller.parts.table.export(file, TableState(face="matrix"))
    qtbot.waitUntil(lambda: controller.window.statusBar().currentMessage() == f"Written: {file}")
    data = file.read_bytes()
    if ending == "csv":
        rows = list(csv.DictReader(io.StringIO(data.decode())))
        assert [row["control"] for row in rows if row["threat"] == "teatheft"] == ["lidlock", "teapot"]
    elif ending == "json":
        assert len(json.loads(data)["relations"]) == 6
    else:
        assert data.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "xlsx": b"PK"}[ending])


def test_what_cannot_be_written_is_told(
    qtbot: QtBot, controller: WindowController, open_built: Open, tmp_path: Path
) -> None:
    open_built()
    told: list[Exception] = []
    controller.context.messages.error = told.append  # type: ignore[method-assign,assignment]  # it would open a box
    controller.parts.table.export(tmp_path / "table.doc", TableState())
    controller.parts.table.export(tmp_path / "gone" / "table.csv", TableState())
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "does not name a format" in str(told[0])
    assert "could not be written" in str(told[1])


def test_the_dialog_offers_what_the_face_has(controller: WindowController, open_built: Open) -> None:
    open_built()
    controller.parts.table.show()
    controller.context.actions["export_table"].trigger()
    (dialog,) = controller.window.findChildren(QFileDialog)
    assert [name.rpartition("*.")[2][:-1] for name in dialog.nameFilters()] == [
        "svg",
        "png",
        "pdf",
        "xlsx",
        "json",
        "csv",
    ]
    dialog.reject()


def test_the_look_changes_with_the_window(controller: WindowController, open_built: Open) -> None:
    open_built()
    controller.parts.table.show()
    before = panel_of(controller).view.grab().toImage()
    controller.context.actions["dark"].trigger()
    assert panel_of(controller).view.grab().toImage() != before


def test_the_table_is_open_again_after_a_start(
    qtbot: QtBot, make_controller: Callable[[], WindowController], built: Path
) -> None:
    first = make_controller()
    first.state.begin()
    with qtbot.waitSignal(first.context.page_loaded):
        first.open_source(None, built)
    first.parts.table.show("aix:table?face=matrix&pick=lidlock")
    panel_of(first).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: first.context.section is not None and first.context.section.id == "lidlock")
    first.window.close()
    second = make_controller()
    second.state.begin()
    with qtbot.waitSignal(second.context.page_loaded):
        second.open_source(None, built)
    assert panel_of(second).state == TableState(face="matrix", picked=("lidlock",))
    qtbot.waitUntil(lambda: second.context.section is not None and second.context.section.id == "lidlock")


def _menu(controller: WindowController) -> QMenu:
    return [menu for menu in controller.window.findChildren(QMenu) if menu.isVisible()][-1]


def _act(controller: WindowController, text: str) -> None:
    menu = _menu(controller)
    action = next(action for action in menu.actions() if action.text().replace("&", "") == text)
    menu.close()
    action.trigger()
