"""The list of notes: of all pages, or of the one that is read."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation
from tests.ui.seen import trigger


def test_those_of_the_page_at_a_glance(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    assert context.session is not None
    sections = context.session.edition.sections
    context.show_section("oversteep")
    trigger(context, "notes")
    here = next(name for name in sections if sections[name].page == sections["oversteep"].page and name != "oversteep")
    marks.repository.change([Put(Annotation("a", "teapot", "T", note="x")), Put(Annotation("b", here, "T", note="y"))])
    notes = marks.notes
    qtbot.waitUntil(lambda: notes.model.rowCount() == 2)
    assert sections["teapot"].page != sections["oversteep"].page

    def listed() -> list[str]:
        return [name for name in ("a", "b") if notes.model.index_of(name).isValid()]

    notes.page_button.click()
    assert listed() == ["b"]
    context.show_section("teapot")
    assert listed() == ["a"], "as soon as another page is read"
    notes.page_button.click()
    assert listed() == ["a", "b"]
    notes.refresh_look()
