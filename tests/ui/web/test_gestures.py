"""What the mouse can do over a page: a link in a new tab, back and forward, zoom; and nothing by the middle button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.web.gestures import Gestures

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def watched(qtbot: QtBot) -> QWidget:
    """A widget whose input is watched."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def gestures(watched: QWidget) -> Gestures:
    """Gestures that watch it."""
    gestures = Gestures(watched)
    gestures.watch(watched)
    return gestures


def press(widget: QWidget, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier = NONE) -> None:
    at = QPointF(5, 5)
    event = QMouseEvent(QMouseEvent.Type.MouseButtonPress, at, at, button, button, modifiers)
    QApplication.sendEvent(widget, event)


def turn(widget: QWidget, delta: int, modifiers: Qt.KeyboardModifier) -> bool:
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifiers, phase, False
    )
    return QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("button", "modifiers"), [(Qt.MouseButton.MiddleButton, NONE), (Qt.MouseButton.LeftButton, CONTROL)]
)
def test_a_link_opens_in_a_new_tab(
    qtbot: QtBot, watched: QWidget, gestures: Gestures, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier
) -> None:
    gestures.hovered = "aix://content/p"
    with qtbot.waitSignal(gestures.tab_requested) as asked:
        press(watched, button, modifiers)
    assert asked.args == ["aix://content/p"]


def test_without_a_link_nothing_is_opened(qtbot: QtBot, watched: QWidget, gestures: Gestures) -> None:
    with qtbot.assertNotEmitted(gestures.tab_requested):
        press(watched, Qt.MouseButton.MiddleButton)
        press(watched, Qt.MouseButton.LeftButton, CONTROL)


def test_the_side_buttons_go_back_and_forward(qtbot: QtBot, watched: QWidget, gestures: Gestures) -> None:
    with qtbot.waitSignal(gestures.back_requested):
        press(watched, Qt.MouseButton.BackButton)
    with qtbot.waitSignal(gestures.forward_requested):
        press(watched, Qt.MouseButton.ForwardButton)


def test_the_wheel_zooms_with_ctrl_in_whole_notches(watched: QWidget, gestures: Gestures) -> None:
    steps: list[int] = []
    gestures.zoom_requested.connect(steps.append)
    turn(watched, 120, NONE)
    assert steps == []
    for _ in range(4):
        turn(watched, 30, CONTROL)
    turn(watched, -240, CONTROL)
    assert steps == [1, -2]


def test_any_press_ends_a_preview(qtbot: QtBot, watched: QWidget, gestures: Gestures) -> None:
    with qtbot.waitSignal(gestures.pressed):
        press(watched, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(gestures.pressed):
        qtbot.keyClick(watched, Qt.Key.Key_A)  # type: ignore[no-untyped-call]  # no types


def test_ctrl_enter_asks_for_the_link_that_has_the_keyboard(qtbot: QtBot, watched: QWidget, gestures: Gestures) -> None:
    with qtbot.waitSignal(gestures.focused_tab_requested):
        qtbot.keyClick(watched, Qt.Key.Key_Return, CONTROL)  # type: ignore[no-untyped-call]  # no types
    with qtbot.assertNotEmitted(gestures.focused_tab_requested):
        qtbot.keyClick(watched, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # no types
