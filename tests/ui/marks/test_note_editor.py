"""Writing a note."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.note_editor import NoteEditor
from aixreader.userdata.records import MAX_TEXT_LENGTH

COLOURS = ("&Yellow", "&Green", "&Blue", "&Pink", "Gre&y")


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    made = NoteEditor("hot and odd", "old", "blue", COLOURS)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_ctrl_enter_saves(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.text.selectAll()
    QTest.keyClicks(editor.text, " mind *it* ")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.saved) as saved:
        QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == ["mind *it*", "blue"]
    assert not editor.isVisible()


def test_escape_saves_nothing(qtbot: QtBot, editor: NoteEditor) -> None:
    with qtbot.assertNotEmitted(editor.saved):
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_the_colour_is_chosen_and_the_button_saves(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.colour.setCurrentIndex(3)
    (buttons,) = editor.findChildren(QDialogButtonBox)
    with qtbot.waitSignal(editor.saved) as saved:
        buttons.button(QDialogButtonBox.StandardButton.Save).click()
    assert saved.args == ["old", "pink"]


def test_the_preview_renders_the_note(editor: NoteEditor) -> None:
    editor.text.setPlainText("**Mind**")
    (tabs,) = editor.findChildren(QTabWidget)
    tabs.setCurrentIndex(1)
    assert editor.view.toPlainText() == "Mind"
    assert "hot and odd" in [label.text() for label in editor.findChildren(QLabel)]


def test_a_note_on_a_section_has_no_colour(qtbot: QtBot) -> None:
    made = NoteEditor("x" * 1000, "", "", ())
    qtbot.addWidget(made)
    assert made.colour.isHidden()
    with qtbot.waitSignal(made.saved) as saved:
        made.save()
    assert saved.args == ["", ""]


def test_a_note_that_is_too_long_is_not_cut_but_stays_open(editor: NoteEditor) -> None:
    saved: list[str] = []
    editor.saved.connect(lambda note, _colour: saved.append(note))
    editor.text.set_text("x" * (MAX_TEXT_LENGTH + 1))
    editor.save()
    assert saved == []
    assert editor.isVisible()
    assert "200,001" in editor._excess.text()
    assert editor._excess.isVisible()
    editor.text.set_text("x" * MAX_TEXT_LENGTH)
    editor.save()
    assert [len(note) for note in saved] == [MAX_TEXT_LENGTH]
    assert not editor.isVisible()
