"""Where the context menu of a list opens, and what is selected then."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.list_menu import ListMenu

Reason = QContextMenuEvent.Reason


def test_beside_the_rows_it_is_for_none_and_by_keyboard_it_stands_at_the_current_one(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["tea", "pot"]))
    view.resize(200, 300)
    view.show()
    requested: list[QPoint] = []
    ListMenu(view).requested.connect(requested.append)
    last = view.model().index(1, 0)
    view.setCurrentIndex(last)

    def ask(receiver: QWidget, reason: QContextMenuEvent.Reason, at: QPoint) -> QPoint:
        place = view.viewport().mapToGlobal(at)
        QGuiApplication.sendEvent(receiver, QContextMenuEvent(reason, at, place))
        return view.viewport().mapFromGlobal(requested[-1])

    assert ask(view.viewport(), Reason.Mouse, QPoint(20, 5)) == QPoint(20, 5)
    assert view.selectedIndexes() == [last], "as a press has selected it"
    assert ask(view, Reason.Keyboard, QPoint(100, 200)) == view.visualRect(last).bottomLeft()
    assert view.selectedIndexes() == [last]
    assert ask(view.viewport(), Reason.Mouse, QPoint(50, 250)) == QPoint(50, 250)
    assert not view.selectedIndexes()
    assert not view.currentIndex().isValid()
    assert ask(view, Reason.Keyboard, QPoint(100, 200)) == QPoint()
    assert len(requested) == 4
    view.selectionModel().setCurrentIndex(last, view.selectionModel().SelectionFlag.NoUpdate)
    assert ask(view, Reason.Keyboard, QPoint(100, 200)) == view.visualRect(last).bottomLeft()
    assert view.selectedIndexes() == [last], "the row that the focus has come to"
