"""Highlights and notes on a real page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.ui.marks.note_editor import NoteEditor
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation
from tests.ui.conftest import Reading
from tests.ui.marks.conftest import MakeMarks
from tests.ui.seen import ask, copied, go, said, trigger

QUOTE = "Somebody looks at the pot"
DRAWN = "[...CSS.highlights.get('mark-{0}') || []].map(String).join('|')"


@pytest.fixture
def context(reading: Reading) -> ReaderContext:
    """A context with a real page."""
    return reading.context


@pytest.fixture(autouse=True)
def marks(context: ReaderContext, make_marks: MakeMarks, reading: Reading) -> MarksController:
    """The page of the section "teapot" is shown."""
    marks = make_marks(context)
    reading.open("teapot")
    return marks


def select(qtbot: QtBot, context: ReaderContext, text: str) -> None:
    script = (
        "(() => {{ const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
        " while (walk.nextNode()) {{ const at = walk.currentNode.data.indexOf('{0}'); if (at >= 0) {{"
        " const range = new Range(); range.setStart(walk.currentNode, at);"
        " range.setEnd(walk.currentNode, at + {1}); getSelection().removeAllRanges();"
        " getSelection().addRange(range); return true; }} }} return false; }})()"
    )
    qtbot.waitUntil(lambda: ask(qtbot, context, script.format(text, len(text))) == "true")


def highlighted(qtbot: QtBot, context: ReaderContext, marks: MarksController, text: str = QUOTE) -> Annotation:
    select(qtbot, context, text)
    before = len(marks.repository.marks.annotations)
    trigger(context, "highlight")
    qtbot.waitUntil(lambda: len(marks.repository.marks.annotations) > before)
    return marks.repository.marks.annotations[-1]


def drawn(qtbot: QtBot, context: ReaderContext, colour: str) -> str:
    return ask(qtbot, context, DRAWN.format(colour))


def editor(qtbot: QtBot, context: ReaderContext) -> NoteEditor:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in context.window.findChildren(NoteEditor)))
    return next(each for each in context.window.findChildren(NoteEditor) if each.isVisible())


def entry(menu: QMenu | None, text: str) -> QAction:
    assert menu is not None
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


def test_the_selection_is_highlighted(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    ask(qtbot, context, "getSelection().removeAllRanges()")
    trigger(context, "highlight")
    qtbot.waitUntil(lambda: "Select some text first" in said(context))

    mark = highlighted(qtbot, context, marks)
    assert (mark.section, mark.quote, mark.colour) == ("teapot", QUOTE, "yellow")
    assert mark.before.endswith("Objective")
    qtbot.waitUntil(lambda: drawn(qtbot, context, "yellow") == QUOTE)
    qtbot.waitUntil(lambda: said(context) == "Highlight added")
    assert ask(qtbot, context, "getSelection().isCollapsed") == "true"
    select(qtbot, context, QUOTE)
    marks.annotations.highlight("green")
    qtbot.waitUntil(lambda: drawn(qtbot, context, "green") == QUOTE)
    assert drawn(qtbot, context, "yellow") == "", "the same words are not highlighted twice"
    assert marks.annotations.colour == "green", "the next one as well"
    marks.annotations.set_colour([mark.id], "yellow")
    qtbot.waitUntil(lambda: drawn(qtbot, context, "yellow") == QUOTE)
    go(qtbot, context, "oversteep")
    assert drawn(qtbot, context, "yellow") == ""
    marks.annotations.show(mark.id)
    qtbot.waitUntil(lambda: context.section is not None and context.section.id == "teapot")
    qtbot.waitUntil(lambda: drawn(qtbot, context, "yellow") == QUOTE)
    qtbot.waitUntil(lambda: ask(qtbot, context, "[...CSS.highlights.get('here') || []].map(String).join()") == QUOTE)


def test_a_note_whose_page_is_not_in_front_is_edited_in_a_dialog(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    gone = Annotation("x", "no-such-section", "Gone", "words that are nowhere", note="as it was")
    with qtbot.waitSignal(marks.repository.changed):
        marks.repository.change([Put(gone)])
    marks.annotations.edit("x")
    writing = editor(qtbot, context)
    assert writing.text.toPlainText() == "as it was"
    writing.text.setPlainText("mind *this*")
    writing.colour.setCurrentIndex(2)
    writing.save()
    qtbot.waitUntil(lambda: marks.repository.marks.annotations[0].note == "mind *this*")
    assert marks.repository.marks.annotations[0].colour == "blue"
    qtbot.waitUntil(lambda: said(context) == "Note saved")


def place_of(qtbot: QtBot, context: ReaderContext, colour: str) -> QPoint:
    """A point on the first highlight of a colour, in the page view."""
    first = f"[...CSS.highlights.get('mark-{colour}')][0].getBoundingClientRect()"
    box = ask(qtbot, context, f"(box => `${{box.left + 4}} ${{box.top + 6}}`)({first})")
    x, y = (round(float(part)) for part in box.split())
    return QPoint(x, y)


def test_a_click_on_it_is_told_and_its_menu_does_all_to_it(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    mark = highlighted(qtbot, context, marks)
    qtbot.waitUntil(lambda: drawn(qtbot, context, "yellow") == QUOTE)
    place = place_of(qtbot, context, "yellow")
    with qtbot.waitSignal(marks.annotations.clicked) as clicked:
        marks.annotations.open_note_at(place)
    assert clicked.args == [mark.id]
    opened = marks.annotations.menu(mark.id)
    assert opened is not None
    assert entry(opened, "Add note…").isEnabled()
    found: list[str] = []
    marks.annotations.find_annotation_at(place + QPoint(0, 300), found.append)
    qtbot.waitUntil(lambda: found == [""])
    with qtbot.waitSignal(marks.annotations.clicked) as clicked:
        marks.annotations.open_note_at(place + QPoint(0, 300))
    assert clicked.args == [""], "beside it"

    entries = marks.annotations.menu(mark.id)
    entry(entries, "Copy with citation").trigger()
    assert copied().startswith(f"“{QUOTE}”\n(Teapot watch, Tiny Exchange")
    part = entry(entries, "Colour").menu()
    assert isinstance(part, QMenu)
    entry(part, "Pink").trigger()
    qtbot.waitUntil(lambda: drawn(qtbot, context, "pink") == QUOTE)
    assert drawn(qtbot, context, "yellow") == ""
    with qtbot.waitSignal(marks.annotations.note_requested) as asked:
        entry(entries, "Add note…").trigger()
    assert asked.args == [mark.id], "where it stands"
    entry(entries, "Remove").trigger()
    qtbot.waitUntil(lambda: not marks.repository.marks.annotations)
    qtbot.waitUntil(lambda: drawn(qtbot, context, "pink") == "")
    trigger(context, "undo")
    qtbot.waitUntil(lambda: drawn(qtbot, context, "pink") == QUOTE)
    assert marks.annotations.menu("gone") is None


def test_ribbons_follow_the_bookmarks_and_a_missing_quote_is_not_drawn(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    ribbon = "document.querySelector('#teapot-watch a.ribbon').classList.contains('on')"
    qtbot.waitUntil(lambda: ask(qtbot, context, ribbon) == "false")
    marks.toggle()
    qtbot.waitUntil(lambda: ask(qtbot, context, ribbon) == "true")
    assert [mark.section for mark in marks.repository.marks.bookmarks] == ["teapot"]

    gone = Annotation("x", "teapot", "T", "words that are nowhere in this")
    marks.repository.change([Put(gone)])
    qtbot.waitUntil(lambda: "x" in marks.review.outcomes)
    assert drawn(qtbot, context, "yellow") == ""
    assert marks.review.states["x"] == "gone"
