"""What a user sees of the window and does in it: page, boxes, status bar, clipboard, actions."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.window.main_window import MainWindow


def address(window: MainWindow) -> str:
    """Where the page in front is."""
    return window.pane.address if window.pane is not None else ""


def ask(qtbot: QtBot, window: MainWindow, script: str) -> str:
    """What a script of ours finds in the page in front, as text."""
    assert window.pane is not None
    answers: list[object] = []
    window.pane.run_script(f"String({script})", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return str(answers[0])


def page_text(qtbot: QtBot, window: MainWindow) -> str:
    """The words of the page in front."""
    return ask(qtbot, window, "document.body.innerText")


def go(qtbot: QtBot, window: MainWindow, section: str) -> None:
    """Go to a section and wait until the page in front is there."""
    assert window.session is not None
    wanted = window.session.find(section)
    window.show_section(section)

    def is_there() -> bool:
        pane = window.pane
        return window.section == wanted and (pane is None or pane.target == pane.address)

    qtbot.waitUntil(is_there)


def trigger(window: MainWindow, action: str) -> None:
    """Do what an action does; one that cannot be done now is a fault of the test."""
    assert window.actions_table[action].isEnabled(), action
    window.actions_table[action].trigger()


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


def menu(window: MainWindow) -> QMenu:
    """The menu that is open."""
    found = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    assert len(found) == 1
    return found[0]


def said(window: MainWindow) -> str:
    """What the status bar says."""
    return window.statusBar().currentMessage()


def copied() -> str:
    """What lies on the clipboard."""
    return QGuiApplication.clipboard().text()
