"""What a user sees of a window and does in it: page, boxes, status bar, clipboard, actions.

The helpers take a context, or what has one: a part is tested with them as well as a whole window.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu, QMessageBox, QStatusBar, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.web.pane import Pane


class HasContext(Protocol):
    """A window's controller, or the fixture `reading`."""

    @property
    def context(self) -> ReaderContext: ...


Source = ReaderContext | HasContext


def _context(source: Source) -> ReaderContext:
    return source if isinstance(source, ReaderContext) else source.context


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


def address(source: Source) -> str:
    """Where the page in front is."""
    page = _context(source).page
    return page.address if page is not None else ""


def ask(qtbot: QtBot, source: Source, script: str) -> str:
    """What a script of ours finds in the page in front, as text."""
    return ask_page(qtbot, _context(source).page, script)


def page_text(qtbot: QtBot, source: Source) -> str:
    """The words of the page in front."""
    return ask(qtbot, source, "document.body.innerText")


def go(qtbot: QtBot, source: Source, section: str) -> None:
    """Go to a section and wait until the page in front is there."""
    context = _context(source)
    assert context.session is not None
    wanted = context.session.find(section)
    context.show_section(section)

    def is_there() -> bool:
        page = context.page
        return context.section == wanted and (not isinstance(page, Pane) or page.target == page.address)

    qtbot.waitUntil(is_there)


def trigger(source: Source, action: str) -> None:
    """Do what an action does; one that cannot be done now is a fault of the test."""
    actions = _context(source).actions
    assert actions[action].isEnabled(), action
    actions[action].trigger()


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


def menu(source: Source) -> QMenu:
    """The menu that is open."""
    return open_menu(_context(source).window)


def said(source: Source) -> str:
    """What the status bar says."""
    bars = _context(source).window.findChildren(QStatusBar)
    assert len(bars) == 1
    return bars[0].currentMessage()


def copied() -> str:
    """What lies on the clipboard."""
    return QGuiApplication.clipboard().text()
