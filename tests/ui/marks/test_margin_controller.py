"""Notes beside a real page: written, saved as they are typed, found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.ui.marks.note_card import NoteCard
from aixreader.userdata.changes import Put
from aixreader.userdata.records import MAX_TEXT_LENGTH, Annotation
from tests.ui.conftest import Reading
from tests.ui.marks.conftest import MakeMarks
from tests.ui.marks.test_annotation_controller import QUOTE, select
from tests.ui.seen import ask, go, menu, said, trigger


@pytest.fixture
def context(reading: Reading) -> ReaderContext:
    """A context with a real page, which gets the focus when it is asked for."""
    reading.context.page_focus_requested.connect(lambda: reading.reader.pane and reading.reader.pane.setFocus())
    return reading.context


@pytest.fixture
def marks(context: ReaderContext, make_marks: MakeMarks, reading: Reading) -> MarksController:
    """The page of the section "teapot" is shown."""
    marks = make_marks(context)
    reading.open("teapot")
    return marks


def edited(qtbot: QtBot, marks: MarksController) -> NoteCard:
    """The note that is edited."""
    qtbot.waitUntil(lambda: marks.margin.margin.edited_card is not None)
    card = marks.margin.margin.edited_card
    assert card is not None
    return card


def notes(marks: MarksController) -> list[tuple[str, str]]:
    return [(mark.quote, mark.note) for mark in marks.repository.marks.annotations]


def test_a_note_on_the_selection_is_saved_as_it_is_typed(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    select(qtbot, context, QUOTE)
    trigger(context, "note")
    card = edited(qtbot, marks)
    QTest.keyClicks(card.text, "mind *this*")
    qtbot.waitUntil(lambda: notes(marks) == [(QUOTE, "mind *this*")])
    assert card.is_edited, "it is edited on"
    QTest.keyClicks(card.text, " now")
    QTest.keyClick(card.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: notes(marks) == [(QUOTE, "mind *this* now")])
    qtbot.waitUntil(lambda: marks.margin.margin.edited_card is None)
    (name,) = [mark.id for mark in marks.repository.marks.annotations]
    qtbot.waitUntil(lambda: set(marks.margin.margin.pins) == {name})
    cards = marks.margin.margin.cards
    qtbot.waitUntil(lambda: not any(card.isVisible() for card in cards.values()))  # there is no room: folded
    drawn = "[...CSS.highlights.get('mark-noted') || []].map(String).join('|')"
    assert ask(qtbot, context, drawn) == QUOTE

    trigger(context, "undo")
    qtbot.waitUntil(lambda: notes(marks) == [(QUOTE, "")])
    qtbot.waitUntil(lambda: not marks.margin.margin.pins)
    marks.annotations.edit(name)
    card = edited(qtbot, marks)
    card.text.set_text("x" * (MAX_TEXT_LENGTH + 1))  # as what is pasted, broken anywhere
    card.flush()
    assert "Not saved" in said(context)
    card.text.setPlainText("y")
    marks.margin.flush()
    qtbot.waitUntil(lambda: notes(marks) == [(QUOTE, "y")])
    card.menu_requested.emit(name, QPoint(5, 5))
    assert next(action.text() for action in menu(context).actions()) == "&Colour", "the note itself is seen"
    menu(context).close()


def test_a_note_on_the_section_is_one_once_something_is_typed(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    ask(qtbot, context, "getSelection().removeAllRanges()")
    trigger(context, "margin")
    assert said(context) == "No notes from here on"
    trigger(context, "note")
    QTest.keyClick(edited(qtbot, marks).text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: marks.margin.margin.edited_card is None)
    assert not marks.repository.pending, "an empty note on a section is none"
    assert not marks.repository.marks.annotations, "nothing was typed"

    trigger(context, "note")
    QTest.keyClicks(edited(qtbot, marks).text, "all of it")
    qtbot.waitUntil(lambda: notes(marks) == [("", "all of it")])
    shown = "document.querySelector('#teapot-watch a.noted').hidden"
    qtbot.waitUntil(lambda: ask(qtbot, context, shown) == "false")
    context.focus_page()
    qtbot.waitUntil(lambda: marks.margin.margin.edited_card is None)
    (whole,) = marks.repository.marks.annotations
    for by_action in (True, False):
        if by_action:
            trigger(context, "note")
        else:
            marks.annotations.open_note("teapot")
        assert edited(qtbot, marks).name == whole.id
        context.focus_page()
        qtbot.waitUntil(lambda: marks.margin.margin.edited_card is None)

    trigger(context, "margin")
    card = edited(qtbot, marks)
    card.text.clear()
    context.focus_page()
    qtbot.waitUntil(lambda: not marks.repository.marks.annotations)
    trigger(context, "undo")
    qtbot.waitUntil(lambda: len(marks.repository.marks.annotations) == 1)


def test_notes_go_with_their_page(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, reading: Reading
) -> None:
    far = Annotation("a", "teapot", "T", QUOTE, note="beside it")
    marks.repository.change([Put(far)])
    qtbot.waitUntil(lambda: "a" in marks.margin.margin.pins)
    pin = marks.margin.margin.pins["a"]
    before = pin.y()
    ask(qtbot, context, "scrollBy(0, -40)")
    qtbot.waitUntil(lambda: pin.y() == before + 40)
    assert context.page is not None
    at, none = QPointF(5, 5), Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier, phase, False)
    marks.margin.margin.wheel_turned.emit(event)
    qtbot.waitUntil(lambda: pin.y() < before + 40)
    context.look.choose("dark", contrast=False)
    go(qtbot, context, "oversteep")
    qtbot.waitUntil(lambda: not marks.margin.margin.pins)
    assert not marks.margin.margin.isVisible()

    go(qtbot, context, "teapot")
    qtbot.waitUntil(lambda: "a" in marks.margin.margin.pins)
    reading.reader.close_down()
    marks.margin._on_settled()  # as when it was scrolled just before
    assert not marks.margin.margin.pins
