"""What is read is recorded, listed and removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Visit
from tests.ui.conftest import Reading
from tests.ui.marks.conftest import MakeMarks
from tests.ui.seen import box, menu, press, said, trigger


def read(marks: MarksController) -> list[str]:
    return [visit.section for visit in marks.repository.marks.visits]


@pytest.fixture
def marks(context: ReaderContext, make_marks: MakeMarks) -> MarksController:
    """The section "oversteep" is read, and visits are recorded."""
    marks = make_marks(context, is_recording=True)
    read_page(context, "oversteep")
    return marks


def read_page(context: ReaderContext, section: str) -> None:
    """Go to a section whose page is loaded at once, so that the visit counts."""
    context.show_section(section)
    context.page_loaded.emit(True)


def test_what_is_read_is_listed_newest_first(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    read_page(context, "teapot")
    qtbot.waitUntil(lambda: read(marks) == ["teapot", "oversteep"])
    trigger(context, "history")
    model = marks.history_model
    assert [model.index(row, 0).data() for row in range(3)] == ["Today", "Teapot watch", "2.1 Oversteeping"]
    marks.history_panel.activated.emit(model.index(2, 0), False)
    qtbot.waitUntil(lambda: context.section is not None and context.section.id == "oversteep")
    qtbot.waitUntil(lambda: read(marks)[0] == "oversteep")


def test_rows_are_removed_and_come_back(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    qtbot.waitUntil(lambda: read(marks) == ["oversteep"])
    trigger(context, "history")
    panel = marks.history_panel
    panel.view.setCurrentIndex(marks.history_model.index(1, 0))
    panel.removal_requested.emit()
    qtbot.waitUntil(lambda: read(marks) == [])
    trigger(context, "undo")
    qtbot.waitUntil(lambda: read(marks) == ["oversteep"])


def test_its_menu(context: ReaderContext, marks: MarksController) -> None:
    marks.history_panel.menu_requested.emit(QPoint(5, 5))
    opened = menu(context)
    assert [action.text().replace("&", "") for action in opened.actions()] == ["Clear history…", "Private reading"]
    opened.close()


def test_a_row_has_the_menu_of_its_section(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    qtbot.waitUntil(lambda: read(marks) == ["oversteep"])
    trigger(context, "history")
    marks.history_panel.view.setCurrentIndex(marks.history_model.index(1, 0))
    marks.history_panel.menu_requested.emit(QPoint(5, 5))
    opened = menu(context)
    texts = [action.text().replace("&", "") for action in opened.actions() if not action.isSeparator()]
    assert texts[:4] == ["Open", "Open in new tab", "Peek\tAlt+Enter", "Bookmark"]
    assert texts[-2:] == ["Clear history…", "Private reading"]
    opened.close()


def test_the_scroll_position_is_recorded(qtbot: QtBot, reading: Reading, make_marks: MakeMarks) -> None:
    marks = make_marks(reading.context, is_recording=True)
    reading.reader.resize(500, 260)
    reading.open("oversteep")
    qtbot.waitUntil(lambda: bool(read(marks)))
    page = reading.context.page
    assert page is not None
    page.run_script("scrollTo(0, 200)")
    qtbot.waitUntil(lambda: page.scroll_share > 0.05)
    marks.history.record_position()
    qtbot.waitUntil(lambda: any(visit.share > 0.05 for visit in marks.repository.marks.visits))


def test_in_private_mode_nothing_is_recorded(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, folders: Folders
) -> None:
    qtbot.waitUntil(lambda: read(marks) == ["oversteep"])
    trigger(context, "private")
    assert context.actions["private"].isChecked()
    with qtbot.waitSignal(marks.history._reading_timer.timeout):
        read_page(context, "teapot")
    marks.history.record_position()
    assert not marks.repository.pending
    assert read(marks) == ["oversteep"]
    assert marks.repository.end()
    saved = b"".join(path.read_bytes() for path in folders.data.rglob("*") if path.is_file())
    assert b"teapot" not in saved


def test_nothing_is_recorded_in_a_scripted_run(qtbot: QtBot, context: ReaderContext, make_marks: MakeMarks) -> None:
    marks = make_marks(context)
    with qtbot.waitSignal(marks.history._reading_timer.timeout):
        read_page(context, "oversteep")
    marks.history.record_position()
    assert not marks.repository.pending
    assert read(marks) == []


def test_a_section_is_recorded_once_it_is_read_for_a_while(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    qtbot.waitUntil(lambda: read(marks) == ["oversteep"])
    context.show_section("teapot")
    assert not marks.repository.pending
    qtbot.waitUntil(lambda: read(marks) == ["teapot", "oversteep"])


def test_cleared_by_period(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    cleared: list[bool] = []
    marks.history.cleared.connect(lambda: cleared.append(True))
    qtbot.waitUntil(lambda: read(marks) == ["oversteep"])
    old = [Visit("1", "old", "Old", "2020-01-01T00:00:00.000Z"), Visit("2", "older", "Older", "2019-01-01T00:00:00Z")]
    marks.repository.change(map(Put, old))
    qtbot.waitUntil(lambda: len(read(marks)) == 3)
    trigger(context, "clear_history")
    press(box(context.window), "Last hour")
    qtbot.waitUntil(lambda: read(marks) == ["old", "older"])
    assert not cleared
    trigger(context, "clear_history")
    press(box(context.window), "Everything")
    qtbot.waitUntil(lambda: read(marks) == [])
    assert cleared
    qtbot.waitUntil(lambda: "cleared: 2" in said(context))
