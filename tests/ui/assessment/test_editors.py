"""Editors of one value, and when they are left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.editors import ChecksEditor, ChoiceEditor, LineEditor, TextEditor

LEVELS = (("", "Not set"), ("low", "Low"), ("high", "High"))


def left(editor: LineEditor | TextEditor | ChoiceEditor | ChecksEditor) -> list[str]:
    values: list[str] = []
    editor.left.connect(lambda: values.append(editor.value))
    return values


def test_a_line_is_left_with_enter(qtbot: QtBot) -> None:
    editor = LineEditor()
    qtbot.addWidget(editor)
    values = left(editor)
    editor.set_value("Ann")
    assert values == []
    QTest.keyClicks(editor, " and ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert values == ["and Ann"]
    editor.set_editable(False)
    assert editor.isReadOnly()


def test_a_text_is_left_with_ctrl_enter_or_the_focus(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    values, height = left(editor), editor.height()
    editor.set_value("One\nTwo\nThree\nFour")
    assert editor.height() > height, "it is as high as its text"
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert values == ["One\nTwo\nThree\nFour"]
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert len(values) == 2
    editor.set_value("x\n" * 100)
    assert editor.height() < 12 * editor.fontMetrics().lineSpacing()
    editor.set_editable(False)
    assert editor.isReadOnly()


def test_a_choice_keeps_values_that_are_not_offered(qtbot: QtBot) -> None:
    editor = ChoiceEditor(LEVELS)
    qtbot.addWidget(editor)
    values = left(editor)
    editor.set_value("high")
    assert (editor.value, editor.currentText()) == ("high", "High")
    editor.set_choices((("", "Not set"), ("high", "Very high")))
    assert editor.currentText() == "Very high"
    editor.set_value("odd")
    assert editor.value == "odd"
    editor.set_value("")
    assert (editor.value, editor.currentText(), values) == ("", "Not set", [])
    editor.activated.emit(1)
    assert len(values) == 1
    position = QPointF(5, 5)
    wheel = QWheelEvent(
        position,
        position,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # as Qt takes it
    )
    QApplication.sendEvent(editor, wheel)
    assert editor.value == "", "the wheel scrolls past it"
    editor.set_editable(False)
    assert not editor.isEnabled()


def test_checks_are_a_line_each(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = ChecksEditor(LEVELS[1:], parent)
    values = left(editor)
    editor.boxes["high"].click()
    editor.boxes["low"].click()
    assert values == ["high", "low\nhigh"]
    editor.set_value("high")
    assert editor.value == "high"
    editor.set_editable(False)
    assert not editor.isEnabled()
