"""A list under a field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aixreader.ui.base.filtered_list import FilteredList
from aixreader.ui.marks.history_model import HistoryModel
from aixreader.userdata.records import Visit

Key = Qt.Key


@pytest.fixture
def listed(qtbot: QtBot) -> FilteredList:
    result = FilteredList(QStringListModel(["tea", "pot", "lid"]), "Things", "Nothing here.")
    qtbot.addWidget(result)
    result.resize(200, 300)
    result.show()
    result.view.setFocus()
    return result


def test_names_for_those_who_hear_them(listed: FilteredList) -> None:
    assert listed.field.accessibleName() == "Filter things"
    assert listed.view.accessibleName() == "Things"


def test_enter_click_and_delete(qtbot: QtBot, listed: FilteredList) -> None:
    listed.view.setCurrentIndex(listed.view.model().index(1, 0))
    for modifier, new_tab in (
        (Qt.KeyboardModifier.NoModifier, False),
        (Qt.KeyboardModifier.ControlModifier, True),
    ):
        with qtbot.waitSignal(listed.activated) as activated:
            QTest.keyClick(listed.view, Key.Key_Return, modifier)
        assert activated.args is not None
        assert (activated.args[0].data(), activated.args[1]) == ("pot", new_tab)
    place = listed.view.visualRect(listed.view.model().index(2, 0)).center()
    with qtbot.waitSignal(listed.activated) as activated:
        QTest.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert activated.args is not None
    assert activated.args[0].data() == "lid"
    with qtbot.waitSignal(listed.removal_requested):
        QTest.keyClick(listed.view, Key.Key_Delete)
    assert [index.data() for index in listed.selected] == ["lid"]


def test_keys_of_the_field(qtbot: QtBot, listed: FilteredList) -> None:
    with qtbot.waitSignal(listed.filter_changed) as filtered:
        QTest.keyClicks(listed.field, "t")
    assert filtered.args == ["t"]
    with qtbot.waitSignal(listed.activated) as activated:
        QTest.keyClick(listed.field, Key.Key_Return)
    assert activated.args is not None
    assert activated.args[0].data() == "tea"
    QTest.keyClick(listed.field, Key.Key_Escape)
    assert listed.field.text() == ""
    with qtbot.assertNotEmitted(listed.filter_changed):
        QTest.keyClick(listed.field, Key.Key_Escape)


def test_a_menu_is_asked_for(qtbot: QtBot, listed: FilteredList) -> None:
    viewport = listed.view.viewport()
    with qtbot.waitSignal(listed.menu_requested):
        place = QPoint(3, 3)
        QGuiApplication.sendEvent(
            viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
        )


def test_an_empty_one_says_so(listed: FilteredList) -> None:
    (hint,) = [label for label in listed.findChildren(QLabel) if label.objectName() == "hint"]
    assert not hint.isVisible()
    model = listed.view.model()
    assert isinstance(model, QStringListModel)
    model.setStringList([])
    assert hint.isVisible()


def test_the_current_row_stays_so_and_in_sight_over_a_filter(qtbot: QtBot) -> None:
    visits = [Visit(str(number), "s", f"Title {number}", "2026-11-23T10:00:00Z") for number in range(60)]
    model = HistoryModel()
    listed = FilteredList(model, "Things", "Nothing here.")
    qtbot.addWidget(listed)
    listed.filter_changed.connect(model.set_filter)
    model.show(visits, date(2026, 11, 23))
    listed.resize(200, 300)
    listed.show()
    listed.field.setText("title 4")
    QTest.keyClick(listed.field, Key.Key_Down)
    for _ in range(3):
        QTest.keyClick(listed.view, Key.Key_Down)
    chosen = listed.view.currentIndex().data()
    assert chosen == "Title 24"
    for words in ("", "title 5", ""):  # one that hides it, too
        listed.field.setText(words)
    assert listed.view.currentIndex().data() == chosen
    assert listed.view.viewport().rect().contains(listed.view.visualRect(listed.view.currentIndex()))
    assert [index.data() for index in listed.selected] == [chosen]
