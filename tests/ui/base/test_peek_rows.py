"""Keys and clicks that peek at a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


class Rows:
    """A list of two rows, of which the second leads nowhere, with a field; what is peeked at and activated."""

    def __init__(self, window: QWidget, context: ReaderContext) -> None:
        self.view, self.field = QListView(window), QLineEdit(window)
        self.view.setModel(QStringListModel(["aix://content/tea", ""], self.view))
        layout = QVBoxLayout(window)
        layout.addWidget(self.field)
        layout.addWidget(self.view)
        self.view.setCurrentIndex(self.view.model().index(0, 0))
        self.peeked: list[str] = []
        self.peeked_rows: list[int] = []
        self.clicked: list[int] = []
        context.peek_requested.connect(self.peeked.append)
        self.view.clicked.connect(lambda index: self.clicked.append(index.row()))

    def place(self, row: int) -> QPoint:
        return self.view.visualRect(self.view.model().index(row, 0)).center()


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext]) -> ReaderContext:
    return make_context(bare_window)


@pytest.fixture
def rows(bare_window: QWidget, context: ReaderContext) -> Rows:
    rows = Rows(bare_window, context)
    watch = PeekRows(context, rows.view, lambda index: str(index.data()), field=rows.field)
    watch.peeked.connect(lambda index: rows.peeked_rows.append(index.row()))
    return rows


def test_keys_peek_at_the_current_row(rows: Rows) -> None:
    for widget in (rows.view, rows.field):
        for key in (Key.Key_Return, Key.Key_Enter):
            QTest.keyClick(widget, key, ALT)
            QTest.keyClick(widget, key, ALT | Qt.KeyboardModifier.KeypadModifier)
    assert rows.peeked == ["aix://content/tea"] * 8
    assert rows.peeked_rows == [0] * 8
    QTest.keyClick(rows.view, Key.Key_Space)
    assert len(rows.peeked) == 9
    QTest.keyClick(rows.field, Key.Key_Space)
    assert (len(rows.peeked), rows.field.text()) == (9, " "), "a space is typed in a field"
    QTest.keyClick(rows.view, Key.Key_Return)
    QTest.keyClick(rows.view, Key.Key_Return, ALT | Qt.KeyboardModifier.ShiftModifier)
    rows.view.setCurrentIndex(rows.view.model().index(1, 0))
    QTest.keyClick(rows.view, Key.Key_Return, ALT)
    assert len(rows.peeked) == 9, "other keys, and rows that lead nowhere"


def test_a_click_with_alt_peeks_and_activates_nothing(rows: Rows) -> None:
    left, viewport = Qt.MouseButton.LeftButton, rows.view.viewport()
    QTest.mouseClick(viewport, left, ALT, rows.place(0))
    QTest.mouseDClick(viewport, left, ALT, rows.place(0))
    assert (len(rows.peeked) >= 2, rows.clicked) == (True, [])
    before = len(rows.peeked)
    QTest.mouseClick(viewport, left, ALT, rows.place(1))
    QTest.mouseClick(viewport, left, Qt.KeyboardModifier.NoModifier, rows.place(0))
    QTest.mouseClick(viewport, left, ALT | Qt.KeyboardModifier.ControlModifier, rows.place(0))
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, ALT, rows.place(0))
    assert len(rows.peeked) == before
    assert rows.clicked[:2] == [1, 0]


def test_space_and_esc_can_keep_their_meaning(bare_window: QWidget, context: ReaderContext) -> None:
    rows = Rows(bare_window, context)
    PeekRows(context, rows.view, lambda index: str(index.data()), space=False)
    QTest.keyClick(rows.view, Key.Key_Space)
    assert rows.peeked == []
    asked: list[bool] = []

    def end() -> bool:
        asked.append(True)
        return True

    context.set_peek_end(end)
    QTest.keyClick(rows.view, Key.Key_Escape)
    assert asked == [True]


def test_the_keys_reach_the_row_before_the_window_s_action(
    qtbot: QtBot, make_context: Callable[..., ReaderContext]
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget(window))
    context = make_context(window)
    rows = Rows(window.centralWidget(), context)
    PeekRows(context, rows.view, lambda index: str(index.data()))
    action = context.actions["peek"]
    window.addAction(action)
    action.setEnabled(True)
    triggered: list[bool] = []
    action.triggered.connect(lambda: triggered.append(True))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rows.view.setFocus()
    QTest.keyClick(window.windowHandle(), Key.Key_Return, ALT)
    assert (len(rows.peeked), triggered) == (1, [])
    rows.field.setFocus()
    QTest.keyClick(window.windowHandle(), Key.Key_Return, ALT)
    assert (len(rows.peeked), len(triggered)) == (1, 1), "elsewhere it is the action's"
