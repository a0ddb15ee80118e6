"""Where the keyboard focus comes into a page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer

LINKS = "".join(f"<p>x</p><p><a href='#{number}' id='l{number}'>{number}</a></p><p>x</p>" for number in range(200))
FOCUSED = "document.activeElement.id"
IS_SEEN = "(box => box.top >= 0 && box.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"


def test_it_comes_in_at_what_is_seen_and_nothing_is_scrolled(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages["/p"] = f'<main id="aix-content">{LINKS}</main>'
    pane.engine.serve(pages)
    show("aix://content/p")
    target = pane.input_target
    assert target is not None
    answer(qtbot, pane, "scrollTo(0, 3000)")

    def enter(reason: Qt.FocusReason) -> None:
        answer(qtbot, pane, "document.activeElement.blur()")
        QCoreApplication.sendEvent(target, QFocusEvent(QEvent.Type.FocusIn, reason))

    def focused() -> int:
        name = str(answer(qtbot, pane, FOCUSED))
        return int(name.removeprefix("l")) if name else -1

    enter(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: answer(qtbot, pane, IS_SEEN) is True and focused() > 0)
    first = focused()
    enter(Qt.FocusReason.BacktabFocusReason)
    qtbot.waitUntil(lambda: focused() > first)
    assert answer(qtbot, pane, IS_SEEN) is True

    enter(Qt.FocusReason.OtherFocusReason)  # by F6: nothing is focused, and Tab begins here
    assert focused() == -1
    QTest.keyClick(target, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: focused() == first)
    assert answer(qtbot, pane, "scrollY") == 3000
    QCoreApplication.sendEvent(target, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert focused() == first, "what has the focus and is seen keeps it"

    answer(qtbot, pane, "document.querySelectorAll('a').forEach(link => link.removeAttribute('href'))")
    enter(Qt.FocusReason.TabFocusReason)
    assert answer(qtbot, pane, "scrollY") == 3000, "without any link"
