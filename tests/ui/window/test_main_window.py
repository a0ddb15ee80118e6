"""The window in use: opening content, navigation by mouse and keys, and messages on errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from aixreader.ui.base.action_table import ACTIONS, MENUS
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.window.failure_page import FailurePage
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.window_controller import WindowController


def address(controller: WindowController) -> str:
    assert controller.host.pane is not None
    return controller.host.pane.address


def box(controller: WindowController) -> QMessageBox:
    """The only message box of the window."""
    boxes = [box for box in controller.window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) == 1
    return boxes[0]


def failure_page(controller: WindowController) -> FailurePage:
    (page,) = controller.window.findChildren(FailurePage)
    return page


def test_an_edition_opens_at_home_or_at_the_section_asked_for(
    controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("oversteeep")
    assert controller.context.session is not None
    assert address(controller) == HOME
    message = box(controller)
    assert "oversteeep" in message.text()
    message.close()

    open_built("oversteep")
    assert controller.context.session is not None
    assert address(controller) == controller.context.session.address(controller.context.session.find("oversteep").id)
    assert controller.parts.contents.tree.currentIndex().data() == controller.context.session.find("oversteep").title


def test_contents_can_be_navigated_by_keyboard_alone_and_a_failed_opening_leaves_them(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], tmp_path: Path
) -> None:
    open_built()
    assert controller.context.session is not None
    assert address(controller) == HOME
    assert controller.parts.contents.tree.contents.rowCount() == len(controller.context.session.contents())
    assert controller.context.actions["home"].isEnabled()

    controller.parts.contents.tree.setFocus()
    with qtbot.waitSignal(controller.context.page_loaded):
        qtbot.keyClick(controller.parts.contents.tree, Qt.Key.Key_End)  # type: ignore[no-untyped-call]  # no types
    assert address(controller) != HOME
    assert controller.context.actions["back"].isEnabled()
    assert not controller.context.actions["forward"].isEnabled()
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.context.actions["back"].trigger()
    assert address(controller) == HOME
    assert controller.context.actions["forward"].isEnabled()

    before = controller.context.session
    with qtbot.waitSignal(controller.opening_failed):
        controller.open_source(tmp_path, None)
    assert controller.context.session is before
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.context.actions["home"].trigger()


def test_after_a_failure_another_source_can_be_opened(
    qtbot: QtBot, controller: WindowController, tmp_path: Path, site: Path
) -> None:
    with qtbot.waitSignal(controller.opening_failed):
        controller.open_source(tmp_path, None)
    assert str(tmp_path.name) in failure_page(controller).text
    assert failure_page(controller).isVisible()
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site, None)
    assert controller.context.session is not None
    assert controller.context.session.title == "Tiny Exchange"


def test_without_content_the_sidebar_is_toggled_and_what_needs_content_is_disabled(
    controller: WindowController,
) -> None:
    assert controller.window.sidebar.isVisible()
    controller.context.actions["sidebar"].trigger()
    assert not controller.window.sidebar.isVisible()
    controller.context.actions["sidebar"].trigger()
    assert controller.window.sidebar.isVisible()
    for spec in ACTIONS:
        assert controller.context.actions[spec.id].isEnabled() is (
            spec.enabled_when in ("", "free_to_choose", "may_open", "may_get")
        )

    menus = [menu for entry in controller.window.menuBar().actions() if (menu := entry.menu()) is not None]
    listed = {action.objectName() for menu in menus for action in menu.actions()}
    assert {spec.id for spec in ACTIONS if spec.in_menu} <= listed, "every action is in a menu"
    assert all(spec.shortcuts for spec in ACTIONS if not spec.in_menu), "or has a key"
    assert {spec.menu for spec in ACTIONS} == set(MENUS)
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.shortcuts]
    assert len(keys) == len(set(keys)), "no key is given twice"


def test_a_window_closed_while_it_opens_a_source_leaves_nothing_behind(
    qtbot: QtBot, controller: WindowController, jobs: JobRunner, site: Path
) -> None:
    controller.load_reader()
    controller.open_source(site, None)
    controller.window.close()
    qtbot.waitUntil(lambda: jobs.active == 0)
    assert controller.context.session is None
