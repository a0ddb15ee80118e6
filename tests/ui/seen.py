"""What a user sees of the window and does in it: page, boxes, status bar, clipboard, actions."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import PageView
from aixreader.ui.window.window_controller import WindowController


def ask_page(qtbot: QtBot, page: PageView | None, script: str) -> str:
    """The value of a script of ours in `page`, as text."""
    assert page is not None
    answers: list[object] = []
    page.run_script(f"String({script})", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return str(answers[0])


def open_menu(window: QWidget) -> QMenu:
    """The menu that is open."""
    (menu,) = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    return menu


def address(controller: WindowController) -> str:
    """Where the page in front is."""
    return controller.host.pane.address if controller.host.pane is not None else ""


def ask(qtbot: QtBot, controller: WindowController, script: str) -> str:
    """What a script of ours finds in the page in front, as text."""
    return ask_page(qtbot, controller.host.pane, script)


def page_text(qtbot: QtBot, controller: WindowController) -> str:
    """The words of the page in front."""
    return ask(qtbot, controller, "document.body.innerText")


def go(qtbot: QtBot, controller: WindowController, section: str) -> None:
    """Go to a section and wait until the page in front is there."""
    assert controller.context.session is not None
    wanted = controller.context.session.find(section)
    controller.show_section(section)

    def is_there() -> bool:
        pane = controller.host.pane
        return controller.context.section == wanted and (pane is None or pane.target == pane.address)

    qtbot.waitUntil(is_there)


def trigger(controller: WindowController, action: str) -> None:
    """Do what an action does; one that cannot be done now is a fault of the test."""
    assert controller.context.actions[action].isEnabled(), action
    controller.context.actions[action].trigger()


def boxes(window: QWidget) -> list[QMessageBox]:
    """The boxes over the window."""
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def box(window: QWidget) -> QMessageBox:
    """The one box over the window."""
    found = boxes(window)
    assert len(found) == 1
    return found[0]


def press(widget: QWidget, text: str) -> None:
    """Press the button that says `text`."""
    found = [button for button in widget.findChildren(QAbstractButton) if button.text().replace("&", "") == text]
    assert len(found) == 1, text
    found[0].click()


def menu(controller: WindowController) -> QMenu:
    """The menu that is open."""
    return open_menu(controller.window)


def said(controller: WindowController) -> str:
    """What the status bar says."""
    return controller.window.statusBar().currentMessage()


def copied() -> str:
    """What lies on the clipboard."""
    return QGuiApplication.clipboard().text()
