"""The toolbar at the selection: its buttons, by mouse and by keyboard, and where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.marks.selection_bar import GAP, SelectionBar
from aixreader.userdata.records import COLOURS

AREA = QRect(100, 50, 600, 400)
Key = Qt.Key


@pytest.fixture
def page(bare_window: QWidget) -> QLineEdit:
    """What has the focus before."""
    bare_window.resize(800, 600)
    page = QLineEdit(bare_window)
    page.show()
    page.setFocus()
    return page


@pytest.fixture
def bar(bare_window: QWidget) -> SelectionBar:
    actions = [QAction(name, bare_window) for name in ("Note", "Copy")]
    bar = SelectionBar(read_tokens(), COLOURS[:4], actions, bare_window)
    bar.place(QRect(300, 200, 100, 20), AREA)
    return bar


def test_it_stands_beside_the_selection_inside_the_page(bar: SelectionBar) -> None:
    for selection, is_above in (
        (QRect(300, 200, 100, 20), True),
        (QRect(300, 60, 100, 20), False),  # no room above
        (QRect(300, 20, 100, 500), True),  # no room at all: inside
        (QRect(100, 300, 5, 20), True),
        (QRect(690, 300, 5, 20), True),
    ):
        bar.place(selection, AREA)
        assert bar.isVisible()
        assert AREA.adjusted(GAP, GAP, -GAP, -GAP).contains(bar.geometry()), selection
        assert (bar.geometry().bottom() < selection.top()) == is_above or selection.height() > 400, selection
        assert not bar.geometry().intersects(selection) or selection.height() > 400, selection
    for gone in (QRect(300, 10, 100, 20), QRect(300, 460, 100, 20)):
        bar.place(gone, AREA)
        assert not bar.isVisible(), "scrolled out of the page"


def test_a_click_leaves_the_focus_and_keys_go_round(
    qtbot: QtBot, bare_window: QWidget, page: QLineEdit, bar: SelectionBar
) -> None:
    for number, colour in enumerate(COLOURS[:4]):
        button = bar.buttons[number]
        assert button.accessibleName().casefold() == f"highlight: {colour}"
        with qtbot.waitSignal(bar.colour_chosen) as chosen:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert chosen.args == [colour]
    assert bare_window.focusWidget() is page

    bar.buttons[0].setFocus()
    around = []
    for key in (Key.Key_Right, Key.Key_Tab, Key.Key_Left, Key.Key_Left, Key.Key_Backtab, Key.Key_Right):
        QTest.keyClick(bare_window.focusWidget(), key)
        (focused,) = [button for button in bar.buttons if button.hasFocus()]
        around.append(bar.buttons.index(focused))
    assert around == [1, 2, 1, 0, 5, 0]
    with qtbot.waitSignal(bar.colour_chosen) as chosen:
        QTest.keyClick(bar.buttons[0], Key.Key_3)
    assert chosen.args == ["blue"]
    with qtbot.waitSignal(bar.colour_chosen) as chosen:
        QTest.keyClick(bar.buttons[0], Key.Key_Return)
    assert chosen.args == ["yellow"]
    action = bar.buttons[5].defaultAction()
    bar.buttons[5].setFocus()
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(bar.buttons[5], Key.Key_Return)
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.buttons[5], Key.Key_Escape)


def test_a_colour_is_seen_in_each_look(bar: SelectionBar) -> None:
    for dark in (False, True):
        tokens = read_tokens(dark=dark)
        bar.set_tokens(tokens)
        button = bar.buttons[1]
        picture = button.grab().toImage()
        assert picture.pixelColor(picture.rect().center()).name() == tokens.green.lower()
