"""Highlights and notes in the window, on the real page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.note_editor import NoteEditor
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation
from tests.ui.seen import ask, copied, go, menu, said, trigger

Open = Callable[..., None]
QUOTE = "Somebody looks at the pot"
DRAWN = "[...CSS.highlights.get('mark-{0}') || []].map(String).join('|')"


@pytest.fixture(autouse=True)
def _open(qtbot: QtBot, open_built: Open, controller: WindowController) -> None:
    open_built("teapot")
    qtbot.waitUntil(lambda: controller.context.section is not None)


def select(qtbot: QtBot, controller: WindowController, text: str) -> None:
    script = (
        "(() => {{ const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
        " while (walk.nextNode()) {{ const at = walk.currentNode.data.indexOf('{0}'); if (at >= 0) {{"
        " const range = new Range(); range.setStart(walk.currentNode, at);"
        " range.setEnd(walk.currentNode, at + {1}); getSelection().removeAllRanges();"
        " getSelection().addRange(range); return true; }} }} return false; }})()"
    )
    assert ask(qtbot, controller, script.format(text, len(text))) == "true"


def highlighted(qtbot: QtBot, controller: WindowController, text: str = QUOTE) -> Annotation:
    select(qtbot, controller, text)
    before = len(controller.parts.marks.repository.marks.annotations)
    trigger(controller, "highlight")
    qtbot.waitUntil(lambda: len(controller.parts.marks.repository.marks.annotations) > before)
    return controller.parts.marks.repository.marks.annotations[-1]


def drawn(qtbot: QtBot, controller: WindowController, colour: str) -> str:
    return ask(qtbot, controller, DRAWN.format(colour))


def editor(qtbot: QtBot, controller: WindowController) -> NoteEditor:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in controller.window.findChildren(NoteEditor)))
    return next(each for each in controller.window.findChildren(NoteEditor) if each.isVisible())


def entry(menu: QMenu | None, text: str) -> QAction:
    assert menu is not None
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


def test_what_is_selected_is_highlighted(qtbot: QtBot, controller: WindowController) -> None:
    mark = highlighted(qtbot, controller)
    assert (mark.section, mark.quote, mark.colour) == ("teapot", QUOTE, "yellow")
    assert mark.before.endswith("Objective")
    qtbot.waitUntil(lambda: drawn(qtbot, controller, "yellow") == QUOTE)
    assert ask(qtbot, controller, "getSelection().isCollapsed") == "true"
    go(qtbot, controller, "oversteep")
    assert drawn(qtbot, controller, "yellow") == ""
    controller.parts.marks.annotations.show(mark.id)
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "teapot")
    qtbot.waitUntil(lambda: drawn(qtbot, controller, "yellow") == QUOTE)
    qtbot.waitUntil(lambda: ask(qtbot, controller, "[...CSS.highlights.get('here') || []].map(String).join()") == QUOTE)


def test_with_nothing_selected_nothing_is_highlighted(qtbot: QtBot, controller: WindowController) -> None:
    ask(qtbot, controller, "getSelection().removeAllRanges()")
    trigger(controller, "highlight")
    qtbot.waitUntil(lambda: "Select some text first" in said(controller))


def test_a_note_on_what_is_selected(qtbot: QtBot, controller: WindowController) -> None:
    select(qtbot, controller, QUOTE)
    trigger(controller, "note")
    writing = editor(qtbot, controller)
    writing.text.setPlainText("mind *this*")
    writing.colour.setCurrentIndex(2)
    writing.save()
    qtbot.waitUntil(lambda: bool(controller.parts.marks.repository.marks.annotations))
    (mark,) = controller.parts.marks.repository.marks.annotations
    assert (mark.quote, mark.note, mark.colour) == (QUOTE, "mind *this*", "blue")
    qtbot.waitUntil(lambda: drawn(qtbot, controller, "blue") == drawn(qtbot, controller, "noted") == QUOTE)
    assert controller.parts.marks.annotations.colour == "blue", "the next one as well"


def test_a_note_on_the_whole_section(qtbot: QtBot, controller: WindowController) -> None:
    ask(qtbot, controller, "getSelection().removeAllRanges()")
    trigger(controller, "note")
    writing = editor(qtbot, controller)
    writing.text.setPlainText("all of it")
    writing.save()
    qtbot.waitUntil(lambda: bool(controller.parts.marks.repository.marks.annotations))
    (mark,) = controller.parts.marks.repository.marks.annotations
    assert (mark.section, mark.quote, mark.note) == ("teapot", "", "all of it")
    shown = "document.querySelector('#teapot-watch a.noted').hidden"
    qtbot.waitUntil(lambda: ask(qtbot, controller, shown) == "false")
    controller.action_links.do("/note/teapot")
    opened = menu(controller)
    assert entry(opened, "Edit note…").isEnabled()
    opened.close()


def test_an_empty_note_on_a_section_is_none(qtbot: QtBot, controller: WindowController) -> None:
    ask(qtbot, controller, "getSelection().removeAllRanges()")
    trigger(controller, "note")
    editor(qtbot, controller).save()
    assert not controller.parts.marks.repository.waiting


def test_its_menu(qtbot: QtBot, controller: WindowController) -> None:
    mark = highlighted(qtbot, controller)
    opened = controller.parts.marks.annotations.menu(mark.id)
    entry(opened, "Copy with citation").trigger()
    assert copied().startswith(f"“{QUOTE}”\n(#TEAPOT WATCH, Tiny Exchange")
    part = entry(opened, "Colour").menu()
    assert isinstance(part, QMenu)
    entry(part, "Pink").trigger()
    qtbot.waitUntil(lambda: drawn(qtbot, controller, "pink") == QUOTE)
    assert drawn(qtbot, controller, "yellow") == ""
    entry(opened, "Add a note…").trigger()
    writing = editor(qtbot, controller)
    writing.text.setPlainText("odd")
    writing.save()
    qtbot.waitUntil(lambda: controller.parts.marks.repository.marks.annotations[0].note == "odd")
    entry(opened, "Remove").trigger()
    qtbot.waitUntil(lambda: not controller.parts.marks.repository.marks.annotations)
    qtbot.waitUntil(lambda: drawn(qtbot, controller, "pink") == "")
    trigger(controller, "undo")
    qtbot.waitUntil(lambda: drawn(qtbot, controller, "pink") == QUOTE)
    assert controller.parts.marks.annotations.menu("gone") is None


def test_a_click_on_it_opens_its_menu(qtbot: QtBot, controller: WindowController) -> None:
    highlighted(qtbot, controller)
    qtbot.waitUntil(lambda: drawn(qtbot, controller, "yellow") == QUOTE)
    box = ask(
        qtbot,
        controller,
        "(box => `${box.left + 4} ${box.top + 6}`)([...CSS.highlights.get('mark-yellow')][0].getBoundingClientRect())",
    )
    x, y = (round(float(part)) for part in box.split())
    controller.parts.marks.annotations.open_at(QPoint(x, y))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in controller.window.findChildren(QMenu)))
    opened = menu(controller)
    assert entry(opened, "Add a note…").isEnabled()
    opened.close()
    found: list[str] = []
    controller.parts.marks.annotations.find_at(QPoint(x, y + 300), found.append)
    qtbot.waitUntil(lambda: found == [""])


def test_stars_follow_the_bookmarks(qtbot: QtBot, controller: WindowController) -> None:
    star = "document.querySelector('#teapot-watch a.star').classList.contains('on')"
    qtbot.waitUntil(lambda: ask(qtbot, controller, star) == "false")
    ask(qtbot, controller, "document.querySelector('#teapot-watch a.star').click()")
    qtbot.waitUntil(lambda: ask(qtbot, controller, star) == "true")
    assert [mark.section for mark in controller.parts.marks.repository.marks.bookmarks] == ["teapot"]


def test_one_that_is_nowhere_is_not_drawn(qtbot: QtBot, controller: WindowController) -> None:
    gone = Annotation("x", "teapot", "T", "words that are nowhere in this")
    controller.parts.marks.repository.change([Put(gone)])
    qtbot.waitUntil(lambda: "x" in controller.parts.marks.review.outcomes)
    assert drawn(qtbot, controller, "yellow") == ""
    assert controller.parts.marks.review.states == {"x": "gone"}
