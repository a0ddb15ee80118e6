"""When a selection counts as made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.seen import ask_page

Type = QMouseEvent.Type


def test_it_is_made_when_the_button_is_released_and_given_up_by_esc(
    qtbot: QtBot, pane: Pane, show: Callable[[str], None]
) -> None:
    pane.resize(600, 400)
    pane.show()
    show("aix://content/docs/1_controls")
    target, changes = pane.input_target, []
    assert target is not None
    pane.selection_watch.changed.connect(lambda: changes.append(pane.page.hasSelection()))

    def mouse(kind: QMouseEvent.Type) -> None:
        left, at = Qt.MouseButton.LeftButton, QPointF(580, 390)
        held = Qt.MouseButton.NoButton if kind == Type.MouseButtonRelease else left
        QApplication.sendEvent(target, QMouseEvent(kind, at, at, left, held, Qt.KeyboardModifier.NoModifier))

    with qtbot.waitSignal(pane.selection_watch.changed):
        ask_page(qtbot, pane, "getSelection().selectAllChildren(document.querySelector('p'))")
    assert changes == [True]
    pane.input_filter.is_pressed = True
    with qtbot.waitSignal(pane.selection_watch._timer.timeout):
        ask_page(qtbot, pane, "getSelection().selectAllChildren(document.querySelector('h1'))")
    assert changes == [True], "the mouse button is held down"
    with qtbot.waitSignal(pane.selection_watch.changed):
        pane.input_filter.released.emit()
        pane.input_filter.is_pressed = False
    with qtbot.waitSignal(pane.selection_watch.changed):
        QTest.keyClick(target, Qt.Key.Key_Escape)
    assert changes[-1] is False
    mouse(Type.MouseButtonPress)
    assert pane.input_filter.is_pressed
    mouse(Type.MouseButtonRelease)
    assert not pane.input_filter.is_pressed
