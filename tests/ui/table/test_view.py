"""Mouse and keyboard input of the table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.table.panel import TablePanel
from aixreader.ui.table.view import TableView

Button = Qt.MouseButton
Key = Qt.Key
Modifier = Qt.KeyboardModifier


@pytest.fixture
def view(panel: TablePanel) -> TableView:
    return panel.view


def place(view: TableView, slug: str) -> QPoint:
    return view.visualRect(view.cells.index_of(view.scene.of(slug)[0])).center()


def click(view: TableView, slug: str, button: Button = Button.LeftButton, more: Modifier = Modifier.NoModifier) -> None:
    QTest.mouseClick(view.viewport(), button, more, place(view, slug))


def test_a_click_picks_and_a_double_click_opens_what_was_picked(qtbot: QtBot, view: TableView) -> None:
    with qtbot.assertNotEmitted(view.opened), qtbot.waitSignal(view.picked, check_params_cb=_is("lidlock", False)):
        click(view, "lidlock")
    elsewhere = place(view, "teapot")  # picking has scrolled the table: another tile is under the pointer
    with qtbot.assertNotEmitted(view.picked), qtbot.waitSignal(view.opened, check_params_cb=_is("lidlock", False)):
        QTest.mouseDClick(view.viewport(), Button.LeftButton, Modifier.NoModifier, elsewhere)
    click(view, "lidlock", more=Modifier.ControlModifier)
    with qtbot.assertNotEmitted(view.opened):
        QTest.mouseDClick(view.viewport(), Button.LeftButton, Modifier.ControlModifier, place(view, "lidlock"))


def test_with_ctrl_it_picks_more_and_opens_nothing(qtbot: QtBot, view: TableView) -> None:
    with (
        qtbot.assertNotEmitted(view.opened),
        qtbot.waitSignal(view.picked, check_params_cb=_is("lidlock", True)),
    ):
        click(view, "lidlock", more=Modifier.ControlModifier)


def test_the_middle_button_opens_a_tab(qtbot: QtBot, view: TableView) -> None:
    with qtbot.assertNotEmitted(view.picked), qtbot.waitSignal(view.opened, check_params_cb=_is("lidlock", True)):
        click(view, "lidlock", Button.MiddleButton)


def test_a_click_on_nothing_lets_go(qtbot: QtBot, view: TableView) -> None:
    with qtbot.waitSignal(view.cleared):
        QTest.mouseClick(view.viewport(), Button.LeftButton, Modifier.NoModifier, QPoint(3, 3))


def test_keys(qtbot: QtBot, view: TableView) -> None:
    view.go_to(view.scene.of("teapot")[0])
    with qtbot.waitSignals([view.picked, view.opened], check_params_cbs=[_is("teapot", False), _is("teapot", False)]):
        QTest.keyClick(view, Key.Key_Return)
    with qtbot.waitSignal(view.opened, check_params_cb=_is("teapot", True)):
        QTest.keyClick(view, Key.Key_Return, Modifier.ControlModifier)
    with qtbot.waitSignal(view.picked, check_params_cb=_is("teapot", True)):
        QTest.keyClick(view, Key.Key_Space)
    with qtbot.waitSignal(view.cleared):
        QTest.keyClick(view, Key.Key_Escape)
    with qtbot.waitSignal(view.typed, check_params_cb=lambda text: text == "r"):
        QTest.keyClick(view, Key.Key_R)


def test_dragging_pans_and_picks_nothing(qtbot: QtBot, view: TableView) -> None:
    view.set_zoom(3.0)
    view.verticalScrollBar().setValue(100)
    port = view.viewport()
    with qtbot.assertNotEmitted(view.picked), qtbot.assertNotEmitted(view.cleared):
        QTest.mousePress(port, Button.LeftButton, Modifier.NoModifier, QPoint(200, 300))
        for y in (280, 220, 180):
            _move(view, QPoint(200, y))
        QTest.mouseRelease(port, Button.LeftButton, Modifier.NoModifier, QPoint(200, 180))
    assert view.verticalOffset() == 220


def test_the_pointer_is_followed(qtbot: QtBot, view: TableView) -> None:
    with qtbot.waitSignal(view.hovered, check_params_cb=lambda slug, _place: slug == "teapot"):
        _move(view, place(view, "teapot"), pressed=False)
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(view.hovered, check_params_cb=lambda slug, _place: slug == ""):
        _move(view, QPoint(2, 2), pressed=False)
    view.set_zoom(3.0)
    view.verticalScrollBar().setValue(0)
    _move(view, place(view, "teapot"), pressed=False)
    with qtbot.waitSignal(view.hovered, check_params_cb=lambda slug, _place: slug == ""):
        view.verticalScrollBar().setValue(120)  # it is no longer under the pointer


def test_the_wheel_zooms_with_ctrl(view: TableView) -> None:
    def turn_wheel(modifier: Modifier) -> None:
        where = QPointF(100, 100)
        event = QWheelEvent(
            where, view.viewport().mapToGlobal(where), QPoint(), QPoint(0, 120), Button.NoButton, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    turn_wheel(Modifier.ControlModifier)
    assert view.zoom > 1.0
    zoom = view.zoom
    turn_wheel(Modifier.NoModifier)
    assert view.zoom == zoom


def test_the_menu_is_asked_for_by_pointer_and_by_key(qtbot: QtBot, view: TableView) -> None:
    where = place(view, "lidlock")
    with qtbot.waitSignal(view.menu_requested, check_params_cb=lambda slug, _place: slug == "lidlock"):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where))
        QApplication.sendEvent(view.viewport(), event)
    view.go_to(view.scene.of("teapot")[0])
    with qtbot.waitSignal(view.menu_requested, check_params_cb=lambda slug, _place: slug == "teapot"):
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))


def _is(slug: str, more: bool) -> Callable[..., bool]:
    return lambda *args: args == (slug, more)


def _move(view: TableView, where: QPoint, *, pressed: bool = True) -> None:
    buttons = Button.LeftButton if pressed else Button.NoButton
    point = QPointF(where)
    glob = view.viewport().mapToGlobal(point)
    event = QMouseEvent(QEvent.Type.MouseMove, point, glob, Button.NoButton, buttons, Modifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)
