"""Highlights and notes in the window, on the real page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.note_editor import NoteEditor
from aixreader.ui.window.main_window import MainWindow
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation
from tests.ui.seen import ask, copied, go, menu, said, trigger

Open = Callable[..., None]
QUOTE = "Somebody looks at the pot"
DRAWN = "[...CSS.highlights.get('mark-{0}') || []].map(String).join('|')"


@pytest.fixture(autouse=True)
def _open(qtbot: QtBot, open_built: Open, window: MainWindow) -> None:
    open_built("teapot")
    qtbot.waitUntil(lambda: window.section is not None)


def select(qtbot: QtBot, window: MainWindow, text: str) -> None:
    script = (
        "(() => {{ const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
        " while (walk.nextNode()) {{ const at = walk.currentNode.data.indexOf('{0}'); if (at >= 0) {{"
        " const range = new Range(); range.setStart(walk.currentNode, at);"
        " range.setEnd(walk.currentNode, at + {1}); getSelection().removeAllRanges();"
        " getSelection().addRange(range); return true; }} }} return false; }})()"
    )
    assert ask(qtbot, window, script.format(text, len(text))) == "true"


def highlighted(qtbot: QtBot, window: MainWindow, text: str = QUOTE) -> Annotation:
    select(qtbot, window, text)
    before = len(window.marks.keeper.marks.annotations)
    trigger(window, "highlight")
    qtbot.waitUntil(lambda: len(window.marks.keeper.marks.annotations) > before)
    return window.marks.keeper.marks.annotations[-1]


def drawn(qtbot: QtBot, window: MainWindow, colour: str) -> str:
    return ask(qtbot, window, DRAWN.format(colour))


def editor(qtbot: QtBot, window: MainWindow) -> NoteEditor:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(NoteEditor)))
    return next(each for each in window.findChildren(NoteEditor) if each.isVisible())


def entry(menu: QMenu | None, text: str) -> QAction:
    assert menu is not None
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


def test_what_is_selected_is_highlighted(qtbot: QtBot, window: MainWindow) -> None:
    mark = highlighted(qtbot, window)
    assert (mark.section, mark.quote, mark.colour) == ("teapot", QUOTE, "yellow")
    assert mark.before.endswith("Objective")
    qtbot.waitUntil(lambda: drawn(qtbot, window, "yellow") == QUOTE)
    assert ask(qtbot, window, "getSelection().isCollapsed") == "true"
    go(qtbot, window, "oversteep")
    assert drawn(qtbot, window, "yellow") == ""
    window.marks.annotating.show(mark.id)
    qtbot.waitUntil(lambda: window.section is not None and window.section.id == "teapot")
    qtbot.waitUntil(lambda: drawn(qtbot, window, "yellow") == QUOTE)
    qtbot.waitUntil(lambda: ask(qtbot, window, "[...CSS.highlights.get('here') || []].map(String).join()") == QUOTE)


def test_with_nothing_selected_nothing_is_highlighted(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "getSelection().removeAllRanges()")
    trigger(window, "highlight")
    qtbot.waitUntil(lambda: "Select some text first" in said(window))


def test_a_note_on_what_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, QUOTE)
    trigger(window, "note")
    writing = editor(qtbot, window)
    writing.text.setPlainText("mind *this*")
    writing.colour.setCurrentIndex(2)
    writing.save()
    qtbot.waitUntil(lambda: bool(window.marks.keeper.marks.annotations))
    (mark,) = window.marks.keeper.marks.annotations
    assert (mark.quote, mark.note, mark.colour) == (QUOTE, "mind *this*", "blue")
    qtbot.waitUntil(lambda: drawn(qtbot, window, "blue") == drawn(qtbot, window, "noted") == QUOTE)
    assert window.marks.annotating.colour == "blue", "the next one as well"


def test_a_note_on_the_whole_section(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "getSelection().removeAllRanges()")
    trigger(window, "note")
    writing = editor(qtbot, window)
    writing.text.setPlainText("all of it")
    writing.save()
    qtbot.waitUntil(lambda: bool(window.marks.keeper.marks.annotations))
    (mark,) = window.marks.keeper.marks.annotations
    assert (mark.section, mark.quote, mark.note) == ("teapot", "", "all of it")
    shown = "document.querySelector('#teapot-watch a.noted').hidden"
    qtbot.waitUntil(lambda: ask(qtbot, window, shown) == "false")
    window.acts.do("/note/teapot")
    opened = menu(window)
    assert entry(opened, "Edit note…").isEnabled()
    opened.close()


def test_an_empty_note_on_a_section_is_none(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "getSelection().removeAllRanges()")
    trigger(window, "note")
    editor(qtbot, window).save()
    assert not window.marks.keeper.waiting


def test_its_menu(qtbot: QtBot, window: MainWindow) -> None:
    mark = highlighted(qtbot, window)
    opened = window.marks.annotating.menu(mark.id)
    entry(opened, "Copy with citation").trigger()
    assert copied().startswith(f"“{QUOTE}”\n(#TEAPOT WATCH, Tiny Exchange")
    part = entry(opened, "Colour").menu()
    assert isinstance(part, QMenu)
    entry(part, "Pink").trigger()
    qtbot.waitUntil(lambda: drawn(qtbot, window, "pink") == QUOTE)
    assert drawn(qtbot, window, "yellow") == ""
    entry(opened, "Add a note…").trigger()
    writing = editor(qtbot, window)
    writing.text.setPlainText("odd")
    writing.save()
    qtbot.waitUntil(lambda: window.marks.keeper.marks.annotations[0].note == "odd")
    entry(opened, "Remove").trigger()
    qtbot.waitUntil(lambda: not window.marks.keeper.marks.annotations)
    qtbot.waitUntil(lambda: drawn(qtbot, window, "pink") == "")
    trigger(window, "undo")
    qtbot.waitUntil(lambda: drawn(qtbot, window, "pink") == QUOTE)
    assert window.marks.annotating.menu("gone") is None


def test_a_click_on_it_opens_its_menu(qtbot: QtBot, window: MainWindow) -> None:
    highlighted(qtbot, window)
    qtbot.waitUntil(lambda: drawn(qtbot, window, "yellow") == QUOTE)
    box = ask(
        qtbot,
        window,
        "(box => `${box.left + 4} ${box.top + 6}`)([...CSS.highlights.get('mark-yellow')][0].getBoundingClientRect())",
    )
    x, y = (round(float(part)) for part in box.split())
    window.marks.annotating.open_at(QPoint(x, y))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QMenu)))
    opened = menu(window)
    assert entry(opened, "Add a note…").isEnabled()
    opened.close()
    found: list[str] = []
    window.marks.annotating.find_at(QPoint(x, y + 300), found.append)
    qtbot.waitUntil(lambda: found == [""])


def test_stars_follow_the_bookmarks(qtbot: QtBot, window: MainWindow) -> None:
    star = "document.querySelector('#teapot-watch a.star').classList.contains('on')"
    qtbot.waitUntil(lambda: ask(qtbot, window, star) == "false")
    ask(qtbot, window, "document.querySelector('#teapot-watch a.star').click()")
    qtbot.waitUntil(lambda: ask(qtbot, window, star) == "true")
    assert [mark.section for mark in window.marks.keeper.marks.bookmarks] == ["teapot"]


def test_one_that_is_nowhere_is_not_drawn(qtbot: QtBot, window: MainWindow) -> None:
    gone = Annotation("x", "teapot", "T", "words that are nowhere in this")
    window.marks.keeper.change([Put(gone)])
    qtbot.waitUntil(lambda: "x" in window.marks.reviewing.outcomes)
    assert drawn(qtbot, window, "yellow") == ""
    assert window.marks.reviewing.states == {"x": "gone"}
