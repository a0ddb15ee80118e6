"""A note that is edited where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.marks.note_card import LINES, OPEN_LINES, NoteCard, card_height, line_count, note_font
from aixreader.ui.marks.note_view import NoteView


@pytest.fixture
def card(bare_window: QWidget) -> NoteCard:
    bare_window.resize(500, 500)
    card = NoteCard("n", "hot tea", read_tokens(), bare_window)
    card.show_note("mind it", "green", read_tokens())
    card.place(QRect(10, 10, 200, card_height("mind it", 200)))
    card.show()
    return card


def test_what_is_typed_is_told_after_a_pause_and_when_it_is_left(
    qtbot: QtBot, bare_window: QWidget, card: NoteCard
) -> None:
    other = QLineEdit(bare_window)
    other.show()
    other.setFocus()
    with qtbot.waitSignal(card.entered) as entered:
        card.edit()
    assert entered.args == ["n"]
    assert card.text.accessibleName() == "Note on “hot tea”"
    QTest.keyClicks(card.text, " now")
    assert card.is_dirty
    card.show_note("from elsewhere", "green", read_tokens())
    assert card.text.toPlainText() == "mind it now", "what is being typed stays"
    told: list[str] = []
    card.edited.connect(lambda _name, text: told.append(text))
    qtbot.waitUntil(lambda: told == ["mind it now"])

    QTest.keyClicks(card.text, "!")
    with qtbot.waitSignals([card.edited, card.left]):
        other.setFocus()
    card.show_note("from elsewhere", "pink", read_tokens(dark=True))
    assert card.text.toPlainText() == "from elsewhere"
    assert card.text.toPlainText() == "from elsewhere", "it is not typed, nor told"

    for key, modifier in (
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ):
        with qtbot.waitSignal(card.done):
            QTest.keyClick(card.text, key, modifier)
    with qtbot.waitSignal(card.menu_requested):
        card._menu_button.click()
    with qtbot.waitSignal(card.menu_requested):
        QApplication.sendEvent(card.text, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))


def test_what_is_typed_without_a_pause_is_told_too(qtbot: QtBot, card: NoteCard) -> None:
    told: list[str] = []
    card.edited.connect(lambda _name, text: told.append(text))
    card._unsaved_timer.setInterval(60)
    card.edit()

    def is_told_between_keys() -> bool:
        QTest.keyClicks(card.text, "x")
        assert card._timer.remainingTime() > 0, "the pause has not come"
        return bool(told)

    qtbot.waitUntil(is_told_between_keys)
    assert told[0].startswith("mind itx")
    card.flush()
    assert not card._unsaved_timer.isActive()


def test_it_is_as_high_as_its_text(card: NoteCard) -> None:
    heights = [card_height("tea\n" * lines, 200) for lines in range(1, LINES + 4)]
    assert heights == sorted(heights)
    assert heights[LINES] == heights[-1], "no higher than so many lines"
    assert card_height("tea\n" * 99, 200, is_edited=True) > heights[-1]
    assert line_count("", note_font(), 100, LINES) == 1
    assert line_count("x" * 100_000, note_font(), 100, OPEN_LINES) == OPEN_LINES
    card.edit()
    assert card.height_at(200) == card_height("mind it", 200)
    image = card.grab().toImage()
    assert image.pixelColor(6, card.height() // 2).name() == read_tokens().green.lower()


def test_it_is_rendered_but_while_it_is_edited(qtbot: QtBot, bare_window: QWidget, card: NoteCard) -> None:
    other = QLineEdit(bare_window)
    other.show()
    other.setFocus()
    assert card.findChildren(NoteView) == [], "there is nothing to render"
    note = "Mind *it*, [there](https://example.org/tea):\n\n- a\n- b\n- c\n- hot"
    card.show_note(note, "green", read_tokens())
    height = card_height(note, 200)
    card.place(QRect(10, 10, 200, height))
    view = card.view
    assert view is not None
    assert view.isVisible()
    assert view.toPlainText() == "Mind it, there:\na\nb\nc\nhot"
    assert view.document().size().height() <= view.height(), "all of it is seen"
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    with qtbot.waitSignal(card.link_requested) as requested:
        view.anchorClicked.emit(QUrl("https://example.org/tea"))
    assert requested.args == ["https://example.org/tea"]
    with qtbot.waitSignal(card.entered):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, view.height() - 3))
    assert not view.isVisible()
    assert card.text.toPlainText() == note, "as it is written"
    assert card.text.verticalScrollBar().value() == 0, "from its start on"
    QTest.keyClicks(card.text, " *!*")
    with qtbot.waitSignal(card.left):
        other.setFocus()
    assert view.isVisible()
    assert view.toPlainText().endswith("hot !")
    card.show_note("plain", "green", read_tokens())
    assert not view.isVisible()
    long = "- *tea*\n" * 90
    assert card_height(long, 200) == card_height("tea\n" * 90, 200), "no higher than so many lines"
