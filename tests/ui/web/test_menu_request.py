"""A menu is told what lies under the pointer, mail links by their real address."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.web.menu_request import MenuRequest, menu_request
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show

WIDE = "word " * 300


def ask(qtbot: QtBot, pane: Pane) -> MenuRequest:
    target = pane.input_target
    assert target is not None
    at = QPoint(60, 60)
    with qtbot.waitSignal(pane.menu_requested) as asked:
        qtbot.mousePress(target, Qt.MouseButton.RightButton, pos=at)  # type: ignore[no-untyped-call]  # no types
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at))
        QApplication.sendEvent(target, event)
        qtbot.mouseRelease(target, Qt.MouseButton.RightButton, pos=at)  # type: ignore[no-untyped-call]  # no types
    assert asked.args is not None
    request = asked.args[0]
    assert isinstance(request, MenuRequest)
    return request


def test_a_link_and_a_mail_link(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> None:
    pages.pages |= {
        "/p": f'<a href="/q">{WIDE}</a>',
        "/m": f'<a href="aix://mail/a@example.org">{WIDE}</a>',
        "/t": f"<p>{WIDE}</p>",
    }
    pane.engine.serve(pages)
    show("aix://content/p")
    assert ask(qtbot, pane).link == "aix://content/q"
    show("aix://content/m")
    assert ask(qtbot, pane).link == "mailto:a@example.org"
    show("aix://content/t")
    assert ask(qtbot, pane).link == ""


def test_without_a_request_there_is_nothing_under_the_pointer() -> None:
    assert menu_request(None, QPoint(3, 4)) == MenuRequest("", "", QPoint(3, 4))
