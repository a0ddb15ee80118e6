"""What the mouse can do over a page: a link in a new tab, back and forward, zoom; and nothing by the middle button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.web.input_filter import InputFilter

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def watched(qtbot: QtBot) -> QWidget:
    """A widget whose input is watched."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def input_filter(watched: QWidget) -> InputFilter:
    """Gestures that watch it."""
    input_filter = InputFilter(watched)
    input_filter.watch(watched)
    return input_filter


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
    qtbot: QtBot, watched: QWidget, input_filter: InputFilter, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier
) -> None:
    input_filter.hovered_link = "aix://content/p"
    with qtbot.waitSignal(input_filter.tab_requested) as asked:
        press(watched, button, modifiers)
    assert asked.args == ["aix://content/p"]


def test_without_a_link_nothing_is_opened(qtbot: QtBot, watched: QWidget, input_filter: InputFilter) -> None:
    with qtbot.assertNotEmitted(input_filter.tab_requested):
        press(watched, Qt.MouseButton.MiddleButton)
        press(watched, Qt.MouseButton.LeftButton, CONTROL)


def test_the_side_buttons_go_back_and_forward(qtbot: QtBot, watched: QWidget, input_filter: InputFilter) -> None:
    with qtbot.waitSignal(input_filter.back_requested):
        press(watched, Qt.MouseButton.BackButton)
    with qtbot.waitSignal(input_filter.forward_requested):
        press(watched, Qt.MouseButton.ForwardButton)


def test_the_wheel_zooms_with_ctrl_in_whole_notches(watched: QWidget, input_filter: InputFilter) -> None:
    steps: list[int] = []
    input_filter.zoom_requested.connect(steps.append)
    turn(watched, 120, NONE)
    assert steps == []
    for _ in range(4):
        turn(watched, 30, CONTROL)
    turn(watched, -240, CONTROL)
    assert steps == [1, -2]


def test_any_press_ends_a_preview(qtbot: QtBot, watched: QWidget, input_filter: InputFilter) -> None:
    with qtbot.waitSignal(input_filter.pressed):
        press(watched, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(input_filter.pressed):
        qtbot.keyClick(watched, Qt.Key.Key_A)  # type: ignore[no-untyped-call]  # no types


def test_ctrl_enter_asks_for_the_link_that_has_the_keyboard(
    qtbot: QtBot, watched: QWidget, input_filter: InputFilter
) -> None:
    with qtbot.waitSignal(input_filter.focused_tab_requested):
        qtbot.keyClick(watched, Qt.Key.Key_Return, CONTROL)  # type: ignore[no-untyped-call]  # no types
    with qtbot.assertNotEmitted(input_filter.focused_tab_requested):
        qtbot.keyClick(watched, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # no types


def test_a_link_that_comes_under_a_resting_pointer_is_pointed_at_once_that_moves(
    qtbot: QtBot, watched: QWidget, input_filter: InputFilter
) -> None:
    watched.setMouseTracking(True)
    turn(watched, 120, NONE)
    input_filter.take_link("aix://content/p")
    with qtbot.waitSignal(input_filter.pointed):
        move(watched)
    assert not input_filter.is_resting
    with qtbot.assertNotEmitted(input_filter.pointed):
        move(watched)
    QApplication.sendEvent(watched, QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_PageDown, NONE))
    assert input_filter.is_resting


def move(widget: QWidget) -> None:
    at, button = QPointF(5, 5), Qt.MouseButton.NoButton
    QApplication.sendEvent(widget, QMouseEvent(QMouseEvent.Type.MouseMove, at, at, button, button, NONE))
