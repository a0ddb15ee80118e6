"""A field for text of several lines."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from aixreader.ui.base.text_field import TextField, set_wrapping
from tests.waiting import growth, no_hang

WORD = "x" * 1_000_000


def test_a_word_without_end_is_laid_out_at_once(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.show()
    pasted = QMimeData()
    pasted.setText(WORD)
    with no_hang():
        field.insertFromMimeData(pasted)
        QApplication.processEvents()
        assert field.toPlainText() == WORD
        field.set_text(f"{WORD}y")
        QApplication.processEvents()
    assert field.toPlainText() == f"{WORD}y"


def test_words_are_kept_whole_elsewhere(qtbot: QtBot) -> None:
    view = QTextBrowser()
    qtbot.addWidget(view)
    usual = view.wordWrapMode()
    set_wrapping(view, "words " * 10_000)
    assert view.wordWrapMode() == usual
    assert growth(lambda size: set_wrapping(view, f"{'x' * size} " * 40), 1200) < 8, "not with the square of a word"
    assert view.wordWrapMode() == usual
    set_wrapping(view, f"words {WORD}")
    assert view.wordWrapMode() != usual
