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
from aixreader.ui.window.main_window import MainWindow

Open = Callable[..., None]


def panel_of(window: MainWindow) -> TablePanel:
    panel = window.tables.in_front
    assert panel is not None
    return panel


def title(window: MainWindow) -> str:
    return window.windowTitle()


def test_it_opens_in_a_tab_and_only_once(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("teapot")
    window.actions_table["table"].trigger()
    assert window.reader is not None
    assert isinstance(window.reader.tabs.page, TablePage)
    assert (window.reader.tabs.count, title(window)) == (2, "Periodic table – AIX Reader")
    assert window.actions_table["table"].isEnabled(), "the window stays usable without a page in front"
    window.reader.tabs.go_to(0)
    window.actions_table["standards"].trigger()
    assert window.reader.tabs.count == 2
    assert panel_of(window).state.face == "standards"
    qtbot.waitUntil(lambda: window.tables.focused is not None)


def test_a_click_reads_beside_it_and_the_window_follows(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built()
    window.tables.show()
    panel_of(window).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: window.section is not None and window.section.id == "lidlock")
    assert panel_of(window).isVisible()
    window.show_section("teapot")
    qtbot.waitUntil(lambda: window.section is not None and window.section.id == "teapot")
    assert panel_of(window).isVisible(), "what is opened elsewhere is read beside the table as well"
    panel_of(window).view.opened.emit("kettlerules", True)
    assert window.reader is not None
    assert window.reader.tabs.count == 3


def test_a_link_to_a_view_opens_it(window: MainWindow, open_built: Open) -> None:
    open_built("aix:table?face=matrix&pick=lidlock")
    assert panel_of(window).state == TableState(face="matrix", picked=("lidlock",))
    window.show_section("aix:table?pick=teapot")
    assert panel_of(window).state == TableState(picked=("teapot",))


def test_it_stands_beside_the_pages(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("overview")
    window.actions_table["table_beside"].trigger()
    assert window.tables.is_beside
    assert window.actions_table["table_beside"].isChecked()
    panel_of(window).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: window.section is not None and window.section.id == "lidlock")
    window.actions_table["table_beside"].trigger()
    assert window.tables.in_front is None
    assert not window.actions_table["table_beside"].isChecked()


def test_another_edition_has_another_table(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built()
    window.tables.show_beside(shown=True)
    before = panel_of(window)
    open_built()
    assert window.tables.is_beside
    assert panel_of(window) is not before
    qtbot.waitUntil(lambda: len(window.tables._panels) == 1)


def test_zoom_and_find_belong_to_the_table_that_has_the_keyboard(
    qtbot: QtBot, window: MainWindow, open_built: Open
) -> None:
    open_built()
    window.tables.show()
    qtbot.waitUntil(lambda: window.tables.focused is not None)
    zoom = window.settings.settings.zoom
    window.actions_table["zoom_in"].trigger()
    assert panel_of(window).view.zoom > 1.0
    assert window.settings.settings.zoom == zoom
    window.actions_table["find"].trigger()
    assert window.focusWidget() is panel_of(window).bar.field
    assert window.reader is not None
    assert window.reader.find_bar.isHidden()


def test_menus(window: MainWindow, open_built: Open) -> None:
    open_built()
    window.tables.show()
    panel = panel_of(window)
    panel.menu_asked.emit("lidlock", QPoint())
    texts = [action.text().replace("&", "") for action in _menu(window).actions()]
    assert {"Open", "Open in new tab", "Bookmark", "Copy permalink", "Pick it as well", "Show relations"} <= set(texts)
    _act(window, "Pick it as well")
    assert panel.state.picked == ("lidlock",)
    panel.more_asked.emit(QPoint())
    _act(window, "Copy the link to this view")
    assert QApplication.clipboard().text() == "aix:table?pick=lidlock"
    panel.menu_asked.emit("", QPoint())
    _act(window, "Show the whole")
    assert not panel.state.picked


def test_the_pointer_shows_what_a_tile_is(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built()
    window.tables.show()
    panel_of(window).hovered.emit("lidlock", QPoint(50, 50))
    assert window.statusBar().currentMessage() == "#LID LOCK"
    card = window.hovering._card
    assert card._title.text() == "#LID LOCK"
    assert "Answers 2 (table 1, group 1)" in card._sentence.text()
    panel_of(window).hovered.emit("", QPoint())
    qtbot.waitUntil(card.isHidden)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "csv", "json", "xlsx"])
def test_it_is_written_to_files(
    qtbot: QtBot, window: MainWindow, open_built: Open, tmp_path: Path, ending: str
) -> None:
    open_built()
    file = tmp_path / f"table.{ending}"
    window.tables.export(file, TableState(face="matrix"))
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == f"Written: {file}")
    data = file.read_bytes()
    if ending == "csv":
        rows = list(csv.DictReader(io.StringIO(data.decode())))
        assert [row["control"] for row in rows if row["threat"] == "teatheft"] == ["lidlock", "teapot"]
    elif ending == "json":
        assert len(json.loads(data)["relations"]) == 6
    else:
        assert data.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "xlsx": b"PK"}[ending])


def test_what_cannot_be_written_is_told(qtbot: QtBot, window: MainWindow, open_built: Open, tmp_path: Path) -> None:
    open_built()
    told: list[Exception] = []
    window.messages.error = told.append  # type: ignore[method-assign,assignment]  # it would open a box
    window.tables.export(tmp_path / "table.doc", TableState())
    window.tables.export(tmp_path / "gone" / "table.csv", TableState())
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "does not name a format" in str(told[0])
    assert "could not be written" in str(told[1])


def test_the_dialog_offers_what_the_face_has(window: MainWindow, open_built: Open) -> None:
    open_built()
    window.tables.show()
    window.actions_table["export_table"].trigger()
    (dialog,) = window.findChildren(QFileDialog)
    assert [name.rpartition("*.")[2][:-1] for name in dialog.nameFilters()] == [
        "svg",
        "png",
        "pdf",
        "xlsx",
        "json",
        "csv",
    ]
    dialog.reject()


def test_the_look_changes_with_the_window(window: MainWindow, open_built: Open) -> None:
    open_built()
    window.tables.show()
    before = panel_of(window).view.grab().toImage()
    window.actions_table["dark"].trigger()
    assert panel_of(window).view.grab().toImage() != before


def test_the_table_is_open_again_after_a_start(
    qtbot: QtBot, make_trial_window: Callable[[], MainWindow], built: Path
) -> None:
    first = make_trial_window()
    first.state.begin()
    with qtbot.waitSignal(first.page_loaded, timeout=10_000):
        first.open_source(None, built)
    first.tables.show("aix:table?face=matrix&pick=lidlock")
    panel_of(first).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: first.section is not None and first.section.id == "lidlock")
    first.close()
    second = make_trial_window()
    second.state.begin()
    with qtbot.waitSignal(second.page_loaded, timeout=10_000):
        second.open_source(None, built)
    assert panel_of(second).state == TableState(face="matrix", picked=("lidlock",))
    qtbot.waitUntil(lambda: second.section is not None and second.section.id == "lidlock")


def _menu(window: MainWindow) -> QMenu:
    return [menu for menu in window.findChildren(QMenu) if menu.isVisible()][-1]


def _act(window: MainWindow, text: str) -> None:
    menu = _menu(window)
    action = next(action for action in menu.actions() if action.text().replace("&", "") == text)
    menu.close()
    action.trigger()
