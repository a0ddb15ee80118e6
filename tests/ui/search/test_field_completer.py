"""The list of values below the search field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aixreader.services.search.field_values import FieldValues
from aixreader.ui.search.field_completer import FieldCompleter

Key = Qt.Key


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_value_is_chosen_by_key(qtbot: QtBot, field: QLineEdit) -> None:
    reads: list[int] = []

    def read() -> FieldValues:
        reads.append(1)
        return {"page": ("1. Kinds of tea", "2. Pots"), "role": ("threat",)}

    made = FieldCompleter(field)
    QTest.keyClicks(field, "page:")
    assert not reads, "without an edition there is nothing to offer"
    field.clear()
    made.set_source(read)
    QTest.keyClicks(field, "tea")
    assert not reads, "no field is typed"
    QTest.keyClicks(field, " page:")
    popup = made.completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert reads == [1]
    QTest.keyClicks(popup, "po")
    assert field.text() == "tea page:po"
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert field.text() == 'tea page:"2. Pots" '
    assert not popup.isVisible()

    field.setText("role:x lid")
    field.setCursorPosition(5)
    QTest.keyClicks(field, "t")
    qtbot.waitUntil(popup.isVisible)
    made.completer.activated.emit("threat")
    assert field.text() == "role:threat x lid"
    assert field.cursorPosition() == len("role:threat ")
    QTest.keyClicks(field, "role:zebra")
    assert not popup.isVisible()
    assert reads == [1]


def test_tab_takes_the_first_and_escape_none(qtbot: QtBot, field: QLineEdit) -> None:
    made = FieldCompleter(field)
    made.set_source(lambda: {"page": ("1. Kinds of tea", "2. Pots")})
    QTest.keyClicks(field, "tea page:")
    popup = made.completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Key.Key_Tab)
    assert field.text() == 'tea page:"1. Kinds of tea" ', "the first where none is selected"
    assert not popup.isVisible()
    QTest.keyClicks(field, "page:")
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Key.Key_Escape)
    assert not popup.isVisible()
    assert field.text().endswith(" page:"), "nothing is put in"
