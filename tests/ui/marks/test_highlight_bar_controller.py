"""The toolbar at a highlight that was clicked, in a real page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.ui.marks.selection_bar import SelectionBar
from aixreader.ui.web.pane import Pane
from aixreader.userdata.records import COLOURS, Annotation
from tests.ui.conftest import Reading
from tests.ui.marks.conftest import MakeMarks
from tests.ui.marks.test_annotation_controller import QUOTE, drawn, highlighted, place_of, select
from tests.ui.seen import ask, copied, trigger


@pytest.fixture
def context(reading: Reading) -> ReaderContext:
    """A context with a real page."""
    reading.reader.escaped.connect(reading.context.page_escaped)
    return reading.context


@pytest.fixture
def marks(context: ReaderContext, make_marks: MakeMarks, reading: Reading) -> MarksController:
    """The page of the section "teapot" is shown, and has the focus."""
    marks = make_marks(context)
    reading.open("teapot")
    assert reading.reader.pane is not None
    reading.reader.pane.setFocus()
    return marks


def clicked(qtbot: QtBot, context: ReaderContext, marks: MarksController, colour: str) -> SelectionBar:
    """Click the highlight, and wait for the toolbar."""
    qtbot.waitUntil(lambda: drawn(qtbot, context, colour) == QUOTE)
    marks.annotations.open_note_at(place_of(qtbot, context, colour))
    qtbot.waitUntil(marks.highlight_bar.bar.isVisible)
    return marks.highlight_bar.bar


def test_it_stands_at_the_highlight_and_goes_when_the_user_goes_on(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    highlighted(qtbot, context, marks)
    bar = clicked(qtbot, context, marks, "yellow")
    page = context.page
    assert isinstance(page, Pane)
    top = page.viewport.area.top() + place_of(qtbot, context, "yellow").y() - 6
    assert 0 < top - bar.geometry().bottom() < 20
    assert [button.isChecked() for button in bar.buttons[: len(COLOURS)]] == [True, False, False, False, False]
    assert not any(menu.isVisible() for menu in context.window.findChildren(QMenu)), "nothing modal"
    assert page.viewport.has_focus

    trigger(context, "selection_bar")
    assert bar.buttons[0].hasFocus(), "the same key leads to it as to the one at a selection"
    QTest.keyClick(bar.buttons[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert page.input_target is not None
    for leave in (
        lambda: marks.annotations.open_note_at(page.rect().bottomRight()),
        lambda: QTest.keyClick(page.input_target, Qt.Key.Key_Escape),
        lambda: select(qtbot, context, QUOTE[:8]),
        lambda: marks.annotations.remove([marks.repository.marks.annotations[0].id]),
    ):
        clicked(qtbot, context, marks, "yellow")
        leave()  # type: ignore[no-untyped-call]  # of several types
        qtbot.waitUntil(lambda: not bar.isVisible())
        ask(qtbot, context, "getSelection().removeAllRanges()")


def test_each_of_its_buttons_acts_on_the_highlight(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    def mark() -> Annotation:
        return marks.repository.marks.annotations[0]

    highlighted(qtbot, context, marks)
    bar = clicked(qtbot, context, marks, "yellow")
    note, copy, remove = bar.buttons[len(COLOURS) :]
    bar.buttons[4].click()
    qtbot.waitUntil(lambda: mark().colour == "grey")
    assert not bar.isVisible()
    assert marks.annotations.colour == "grey", "the next one is in the same colour"

    bar = clicked(qtbot, context, marks, "grey")
    assert bar.buttons[4].isChecked()
    copy.click()
    assert copied().startswith(f"“{QUOTE}”\n(Teapot watch, ")
    clicked(qtbot, context, marks, "grey")
    with qtbot.waitSignal(marks.annotations.note_requested) as asked:
        note.click()
    assert asked.args == [mark().id], "where it stands"
    context.focus_page()
    clicked(qtbot, context, marks, "grey")
    remove.click()
    qtbot.waitUntil(lambda: not marks.repository.marks.annotations)
    trigger(context, "undo")
    qtbot.waitUntil(lambda: drawn(qtbot, context, "grey") == QUOTE)
    assert not bar.isVisible()
