"""A list under a field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aixreader.ui.base.filtered_list import FilteredList

Key = Qt.Key


@pytest.fixture
def listed(qtbot: QtBot) -> FilteredList:
    made = FilteredList(QStringListModel(["tea", "pot", "lid"]), "Things", "Nothing here.")
    qtbot.addWidget(made)
    made.resize(200, 300)
    made.show()
    made.view.setFocus()
    return made


def test_names_for_those_who_hear_them(listed: FilteredList) -> None:
    assert listed.field.accessibleName() == "Filter things"
    assert listed.view.accessibleName() == "Things"


def test_enter_click_and_delete(qtbot: QtBot, listed: FilteredList) -> None:
    listed.view.setCurrentIndex(listed.view.model().index(1, 0))
    for modifier, new_tab in (
        (Qt.KeyboardModifier.NoModifier, False),
        (Qt.KeyboardModifier.ControlModifier, True),
    ):
        with qtbot.waitSignal(listed.chosen) as chosen:
            QTest.keyClick(listed.view, Key.Key_Return, modifier)
        assert chosen.args is not None
        assert (chosen.args[0].data(), chosen.args[1]) == ("pot", new_tab)
    place = listed.view.visualRect(listed.view.model().index(2, 0)).center()
    with qtbot.waitSignal(listed.chosen) as chosen:
        QTest.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args is not None
    assert chosen.args[0].data() == "lid"
    with qtbot.waitSignal(listed.removal_requested):
        QTest.keyClick(listed.view, Key.Key_Delete)
    assert [index.data() for index in listed.selected] == ["lid"]


def test_keys_of_the_field(qtbot: QtBot, listed: FilteredList) -> None:
    with qtbot.waitSignal(listed.filtered) as filtered:
        QTest.keyClicks(listed.field, "t")
    assert filtered.args == ["t"]
    with qtbot.waitSignal(listed.chosen) as chosen:
        QTest.keyClick(listed.field, Key.Key_Return)
    assert chosen.args is not None
    assert chosen.args[0].data() == "tea"
    QTest.keyClick(listed.field, Key.Key_Escape)
    assert listed.field.text() == ""
    with qtbot.assertNotEmitted(listed.filtered):
        QTest.keyClick(listed.field, Key.Key_Escape)


def test_a_menu_is_asked_for(qtbot: QtBot, listed: FilteredList) -> None:
    with qtbot.waitSignal(listed.menu_requested):
        listed.view.customContextMenuRequested.emit(QPoint(3, 3))


def test_an_empty_one_says_so(listed: FilteredList) -> None:
    (hint,) = [label for label in listed.findChildren(QLabel) if label.objectName() == "hint"]
    assert not hint.isVisible()
    model = listed.view.model()
    assert isinstance(model, QStringListModel)
    model.setStringList([])
    assert hint.isVisible()
