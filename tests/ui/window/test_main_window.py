"""The window in use: content opened, pages and headings gone to by mouse and keys, what goes wrong said in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from aixreader.ui.base.actions import ACTIONS, MENUS
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import HOME


def address(window: MainWindow) -> str:
    assert window.pane is not None
    return window.pane.address


def box(window: MainWindow) -> QMessageBox:
    """The box that stands over the window."""
    found = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(found) == 1
    return found[0]


def test_an_edition_opens_at_home(window: MainWindow, open_built: Callable[..., None]) -> None:
    open_built()
    assert window.session is not None
    assert address(window) == HOME
    assert window.contents.contents.rowCount() == len(window.session.contents())
    assert window.actions_table["home"].isEnabled()


def test_it_opens_at_the_section_asked_for(window: MainWindow, open_built: Callable[..., None]) -> None:
    open_built("oversteep")
    assert window.session is not None
    assert address(window) == window.session.address(window.session.find("oversteep").id)
    assert window.contents.currentIndex().data() == window.session.find("oversteep").title


def test_a_section_that_is_not_there_is_told_and_home_is_shown(
    window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built("oversteeep")
    assert window.session is not None
    assert address(window) == HOME
    message = box(window)
    assert "oversteeep" in message.text()
    message.close()


def test_the_keyboard_alone_goes_through_the_contents_and_back(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built()
    first = address(window)
    window.contents.setFocus()
    with qtbot.waitSignal(window.page_loaded):
        qtbot.keyClick(window.contents, Qt.Key.Key_End)  # type: ignore[no-untyped-call]  # no types
    assert address(window) != first
    assert window.actions_table["back"].isEnabled()
    assert not window.actions_table["forward"].isEnabled()
    with qtbot.waitSignal(window.page_loaded):
        window.actions_table["back"].trigger()
    assert address(window) == first
    assert window.actions_table["forward"].isEnabled()


def test_what_cannot_be_opened_is_said_and_another_source_can_be(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, site: Path
) -> None:
    with qtbot.waitSignal(window.opening_failed):
        window.open_source(tmp_path, None)
    assert str(tmp_path.name) in window.failure.text
    assert window.failure.isVisible()
    with qtbot.waitSignal(window.page_loaded, timeout=20_000):
        window.open_source(site, None)
    assert window.session is not None
    assert window.session.title == "Tiny Exchange"


def test_a_failed_opening_leaves_the_edition_that_was_open(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], tmp_path: Path
) -> None:
    open_built()
    before = window.session
    with qtbot.waitSignal(window.opening_failed):
        window.open_source(tmp_path, None)
    assert window.session is before
    with qtbot.waitSignal(window.page_loaded):
        window.actions_table["home"].trigger()


def test_the_sidebar_goes_and_comes(window: MainWindow) -> None:
    assert window.sidebar.isVisible()
    window.actions_table["sidebar"].trigger()
    assert not window.sidebar.isVisible()
    window.actions_table["sidebar"].trigger()
    assert window.sidebar.isVisible()


def test_every_action_is_in_a_menu_and_no_key_is_given_twice(window: MainWindow) -> None:
    menus = [menu for entry in window.menuBar().actions() if (menu := entry.menu()) is not None]
    listed = {action.objectName() for menu in menus for action in menu.actions()}
    assert {spec.id for spec in ACTIONS} <= listed
    assert {spec.menu for spec in ACTIONS} == set(MENUS)
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.shortcuts]
    assert len(keys) == len(set(keys))


def test_without_content_what_needs_it_is_disabled(window: MainWindow) -> None:
    for spec in ACTIONS:
        assert window.actions_table[spec.id].isEnabled() is (spec.needs in ("", "free_to_choose", "may_open"))


def test_a_window_closed_while_it_opens_a_source_leaves_nothing_behind(
    qtbot: QtBot, window: MainWindow, jobs: JobRunner, site: Path
) -> None:
    window.load_reader()
    window.open_source(site, None)
    window.close()
    qtbot.waitUntil(lambda: jobs.active == 0, timeout=10_000)
    assert window.session is None
