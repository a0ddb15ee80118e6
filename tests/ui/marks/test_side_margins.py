"""Notes beside a page that is seen, but not in front."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation
from tests.ui.conftest import Reading
from tests.ui.marks.conftest import MakeMarks


def test_the_other_half_shows_its_notes_until_it_is_in_front(
    qtbot: QtBot, reading: Reading, make_marks: MakeMarks
) -> None:
    context, reader = reading.context, reading.reader
    marks = make_marks(context)
    reading.open("teapot")
    other = reader.pane
    assert isinstance(other, Pane)
    marks.repository.change([Put(Annotation("n", "teapot", "Teapot watch", note="mind this"))])
    qtbot.waitUntil(lambda: bool(marks.margin.margin.pins))
    front: list[Pane] = []
    context.set_page_source(lambda: front[0] if front else None)  # as if another half were in front
    context.set_seen_pages(lambda: [other, *front])
    context.page_changed.emit()
    (side,) = marks.side_margins.margins
    qtbot.waitUntil(lambda: set(side.margin.pins) == {"n"})
    with qtbot.waitSignal(marks.annotations.note_requested) as asked:
        side.margin.pins["n"].click()
    assert asked.args == ["n"]
    front.append(other)
    context.page_changed.emit()
    assert not marks.side_margins.margins
    assert not side.margin.isVisible()
