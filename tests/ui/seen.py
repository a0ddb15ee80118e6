"""What users see and do in a window: page, message boxes, status bar, clipboard, actions.

The helpers take a context or an object with a context, and so work for parts as well as for a whole window.
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
    """The result of a script in `page`, as text."""
    assert page is not None
    answers: list[object] = []
    page.run_script(f"String({script})", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return str(answers[0])


def open_menu(window: QWidget) -> QMenu:
    """The only open menu."""
    (menu,) = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    return menu


def address(source: Source) -> str:
    """The address of the current page, "" without one."""
    page = _context(source).page
    return page.address if page is not None else ""


def ask(qtbot: QtBot, source: Source, script: str) -> str:
    """The result of a script in the current page, as text."""
    return ask_page(qtbot, _context(source).page, script)


def page_text(qtbot: QtBot, source: Source) -> str:
    """The text of the current page."""
    return ask(qtbot, source, "document.body.innerText")


def go(qtbot: QtBot, source: Source, section: str) -> None:
    """Show a section and wait until its page is loaded."""
    context = _context(source)
    assert context.session is not None
    target = context.session.find(section)
    context.show_section(section)

    def is_loaded() -> bool:
        page = context.page
        return context.section == target and (not isinstance(page, Pane) or page.target == page.address)

    qtbot.waitUntil(is_loaded)


def trigger(source: Source, action: str) -> None:
    """Trigger an action, which has to be enabled."""
    actions = _context(source).actions
    assert actions[action].isEnabled(), action
    actions[action].trigger()


def boxes(window: QWidget) -> list[QMessageBox]:
    """The visible message boxes of the window."""
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def box(window: QWidget) -> QMessageBox:
    """The only visible message box of the window."""
    visible = boxes(window)
    assert len(visible) == 1
    return visible[0]


def press(widget: QWidget, text: str) -> None:
    """Click the button with the text `text`."""
    buttons = [button for button in widget.findChildren(QAbstractButton) if button.text().replace("&", "") == text]
    assert len(buttons) == 1, text
    buttons[0].click()


def menu(source: Source) -> QMenu:
    """The only open menu."""
    return open_menu(_context(source).window)


def said(source: Source) -> str:
    """The text of the status bar."""
    bars = _context(source).window.findChildren(QStatusBar)
    assert len(bars) == 1
    return bars[0].currentMessage()


def copied() -> str:
    """The text on the clipboard."""
    return QGuiApplication.clipboard().text()
