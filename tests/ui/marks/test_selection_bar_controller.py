"""The toolbar at a selection in a real page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.ui.marks.selection_bar import SelectionBar
from aixreader.ui.web.pane import Pane
from tests.ui.conftest import Reading
from tests.ui.marks.conftest import MakeMarks
from tests.ui.marks.test_annotation_controller import QUOTE, select
from tests.ui.seen import ask, said, trigger


@pytest.fixture
def context(reading: Reading) -> ReaderContext:
    """A context with a real page."""
    return reading.context


@pytest.fixture
def marks(context: ReaderContext, make_marks: MakeMarks, reading: Reading) -> MarksController:
    """The page of the section "teapot" is shown, and has the focus."""
    marks = make_marks(context)
    reading.open("teapot")
    assert reading.reader.pane is not None
    reading.reader.pane.setFocus()
    return marks


def bar_at(qtbot: QtBot, context: ReaderContext, marks: MarksController, text: str = QUOTE) -> SelectionBar:
    """Select text, and wait for the toolbar."""
    ask(qtbot, context, "getSelection().removeAllRanges()")
    select(qtbot, context, text)
    qtbot.waitUntil(marks.selection_bar.bar.isVisible)
    return marks.selection_bar.bar


def wait(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so)


def test_it_stands_at_the_selection_and_goes_with_it(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    page = context.page
    assert isinstance(page, Pane)
    bar = bar_at(qtbot, context, marks)
    top = (
        float(ask(qtbot, context, "getSelection().getRangeAt(0).getBoundingClientRect().top"))
        + page.viewport.area.top()
    )
    assert 0 < top - bar.geometry().bottom() < 20
    page.set_zoom(1.5)
    ask(qtbot, context, "scrollTo(0, 0)")
    wait(qtbot, lambda: not bar.isVisible())
    ask(qtbot, context, "getSelection().anchorNode.parentElement.scrollIntoView({block: 'center'})")
    wait(qtbot, bar.isVisible)

    assert page.input_target is not None
    QTest.keyClick(page.input_target, Qt.Key.Key_Escape)
    wait(qtbot, lambda: not bar.isVisible())
    assert page.selected_text == ""
    context.window.setFocus()
    select(qtbot, context, QUOTE)
    trigger(context, "selection_bar")
    wait(qtbot, lambda: bar.isVisible() and bar.buttons[0].hasFocus())
    ask(qtbot, context, "scrollTo(0, 0)")
    wait(qtbot, lambda: not bar.isVisible())
    trigger(context, "selection_bar")
    wait(qtbot, lambda: bar.isVisible() and bar.buttons[0].hasFocus())
    assert "Select some text" not in said(context), "what is selected was out of sight"
    page.reload()
    wait(qtbot, lambda: not bar.isVisible())


def test_each_of_its_buttons_acts_on_the_selection(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    trigger(context, "selection_bar")
    wait(qtbot, lambda: "Select some text first" in said(context))
    bar = bar_at(qtbot, context, marks)
    bar.buttons[1].click()
    wait(qtbot, lambda: bool(marks.repository.marks.annotations))
    (mark,) = marks.repository.marks.annotations
    assert (mark.quote, mark.colour) == (QUOTE, "green")
    wait(qtbot, lambda: not bar.isVisible())

    triggered: list[str] = []
    for button in (*bar.buttons[5:], bar.buttons[4]):
        action = button.defaultAction()
        action.triggered.connect(lambda _checked=False, action=action: triggered.append(action.objectName()))
        bar_at(qtbot, context, marks)
        button.click()
        assert not bar.isVisible()
    assert triggered == ["copy", "copy_cited", "search_selection", "note"]
