"""The highlight that was made just now."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from tests.ui.conftest import Reading
from tests.ui.marks.conftest import MakeMarks
from tests.ui.marks.test_annotation_controller import QUOTE, select
from tests.ui.marks.test_margin_controller import edited, notes
from tests.ui.seen import trigger


def test_a_note_that_follows_is_on_it(qtbot: QtBot, reading: Reading, make_marks: MakeMarks) -> None:
    context: ReaderContext = reading.context
    context.page_focus_requested.connect(lambda: reading.reader.pane and reading.reader.pane.setFocus())
    marks: MarksController = make_marks(context)
    reading.open("teapot")
    select(qtbot, context, QUOTE)
    trigger(context, "highlight")
    latest = marks.annotations.latest
    qtbot.waitUntil(lambda: bool(latest.name))
    trigger(context, "note")
    card = edited(qtbot, marks)
    QTest.keyClicks(card.text, "mind this")
    qtbot.waitUntil(lambda: notes(marks) == [(QUOTE, "mind this")])
    context.page_clicked.emit(QPoint(1, 1))
    assert latest.name == "", "whoever clicks elsewhere means something else"
    latest.keep("gone")
    assert marks.annotations.latest_in("docs/3_controls") == "", "it may be removed meanwhile"
