"""Saved searches among the bookmarks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.bookmarks_model import SEARCHES
from aixreader.ui.search.result_rows import FoldRow
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.shelf import EDITION, Shelf, ShelfEntry
from tests.ui.seen import trigger


@pytest.fixture
def saving(controller: WindowController, open_built: Callable[..., None]) -> WindowController:
    """A window with saved searches, which shows the bookmarks."""
    open_built("oversteep")
    controller.parts.search.set_saved(["teapot & lid", "steam", "zebra"])
    trigger(controller, "bookmarks")
    return controller


def saved(controller: WindowController) -> list[str]:
    return [*controller.parts.search.history.saved]


def is_printing(controller: WindowController) -> bool:
    return controller.parts.printing.dialog is not None


def test_a_saved_search_is_run_removed_and_brought_back(qtbot: QtBot, saving: WindowController) -> None:
    search, panel = saving.parts.search, saving.parts.marks.bookmarks_panel
    group = panel.model.index_of(SEARCHES)
    assert group.data() == "Saved searches"
    assert group.row() == panel.model.rowCount() - 1, "at the end"
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(group)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert panel.tree.isExpanded(group)
    assert SEARCHES in panel.open_folders
    QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    assert not panel.is_editing

    panel.tree.setCurrentIndex(panel.model.index(1, 0, group))
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert saving.window.sidebar.panel == "search"
    assert search.panel.text == "steam"
    qtbot.waitUntil(lambda: search.answer is not None and search.answer.query == "steam")

    trigger(saving, "bookmarks")
    group = panel.model.index_of(SEARCHES)
    panel.tree.setCurrentIndex(panel.model.index(1, 0, group))
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert saved(saving) == ["teapot & lid", "zebra"]
    assert panel.model.search_at(panel.tree.currentIndex()) == "zebra", "the next one is current"
    trigger(saving, "undo")
    assert saved(saving) == ["teapot & lid", "steam", "zebra"], "where it was"
    trigger(saving, "redo")
    assert saved(saving) == ["teapot & lid", "zebra"]
    search.set_saved(())
    assert not panel.model.index_of(SEARCHES).isValid()


def test_a_saved_search_is_copied_and_printed(qtbot: QtBot, saving: WindowController) -> None:
    search, panel, printing = saving.parts.search, saving.parts.marks.bookmarks_panel, saving.parts.printing
    search.search_for("steam")
    qtbot.waitUntil(lambda: search.answer is not None and search.answer.query == "steam")
    assert not is_printing(saving)
    search.panel.field.clear()
    panel.search_menu_requested.emit("steam", QPoint(9, 9))
    menu = next(each for each in saving.window.findChildren(QMenu) if each.isVisible())
    entries = {action.text(): action for action in menu.actions() if action.text()}
    assert list(entries) == ["&Open", "&Copy", "&Print or export…", "Re&move"]
    entries["&Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "steam"
    entries["&Print or export…"].trigger()
    menu.close()
    qtbot.waitUntil(lambda: is_printing(saving))
    assert printing.dialog is not None
    assert printing.dialog.choice.currentText() == "Search results"
    assert search.answer is not None
    assert search.answer.query == "steam"
    printing.dialog.reject()
    with qtbot.waitSignal(
        saving.context.messages.status_changed, check_params_cb=lambda text, *_: text.startswith("Nothing to print")
    ):
        panel.search_menu_requested.emit("zebraxyzzy", QPoint(9, 9))
        menu = next(each for each in saving.window.findChildren(QMenu) if each.isVisible())
        next(action for action in menu.actions() if "Print" in action.text()).trigger()
        menu.close()
    assert not is_printing(saving)


def test_a_result_of_another_edition_opens_beside(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], built_before: Path
) -> None:
    open_built("oversteep")
    entry = ShelfEntry(str(built_before), EDITION)
    controller.shelf._loaded = Shelf((entry,))
    search, host = controller.parts.search, controller.host
    search.search_for("teapot")
    qtbot.waitUntil(lambda: any(isinstance(row, FoldRow) and row.label for row in search.panel.model._rows))
    search.panel.list.other_chosen.emit(entry.id, "teapot")
    assert host.reader is not None
    area = host.reader.area
    qtbot.waitUntil(lambda: area.edition is not None)
    side = area.edition
    assert side is not None
    assert side.pane.target.endswith("#teapotwatch")
    follow = controller.context.actions["follow"]
    assert not follow.isChecked(), "it is not the section that is read"
    search.panel.list.other_chosen.emit(entry.id, "lidlock")
    assert area.edition is side
    assert "lid" in side.pane.target, "the same side"
    with qtbot.waitSignal(side.closed):
        controller.shelf.open_beside(entry.id)
    qtbot.waitUntil(lambda: area.edition is not None)
    assert follow.isChecked(), "as before"
