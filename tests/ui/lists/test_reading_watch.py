"""Noticing that an entry was read to its end."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.knowledge.reading_lists import resolve_own
from aixreader.services.session.session import Session
from aixreader.ui.lists.lists_controller import ListsController
from aixreader.ui.lists.reading_watch import ReadingWatch
from tests.ui.conftest import Reading
from tests.ui.lists.conftest import TEA


def test_an_entry_is_read_once_its_end_was_seen_for_a_while(qtbot: QtBot, reading: Reading, session: Session) -> None:
    entries = {entry.section.id: entry for entry in resolve_own(session, TEA).entries}
    context = reading.context
    watch = ReadingWatch(context, lambda: entries.get(context.section.id) if context.section is not None else None)
    reading.reader.resize(500, 200)
    reading.open("teapot")
    watch.refresh()
    assert watch._due_timer.isActive()
    seen: list[object] = []
    assert context.page is not None
    watch._due_timer.stop()
    with qtbot.assertNotEmitted(watch.finished):
        watch._on_due()
        context.page.run_script("innerHeight", seen.append)
        qtbot.waitUntil(lambda: bool(seen))
    with qtbot.waitSignal(watch.finished, check_params_cb=lambda section: section.id == "teapot"):
        context.page.run_script("scrollBy(0, 150)")
        context.page_moved.emit()
    watch.stop()


def test_the_time_is_a_quarter_of_what_reading_takes(reading: Reading, session: Session) -> None:
    (entry, *_) = resolve_own(session, TEA).entries
    reading.open(entry.section.id)
    for seconds, expected in ((20.0, 5000), (4.0, 2000), (3600.0, 60_000)):
        watch = ReadingWatch(reading.context, lambda: entry)
        entry.__dict__["seconds"] = seconds
        watch.refresh()
        assert watch._due_timer.interval() == expected
        watch.stop()


def test_pages_turned_past_the_end_count_and_going_elsewhere_does_not(
    qtbot: QtBot, lists: ListsController, session: Session
) -> None:
    context, watch = lists._context, lists.watch
    lists.source.choose("tea")

    def go(section: str, *, is_due: bool) -> None:
        context.page_departed.emit()
        context.set_address(session.address(section))
        watch._is_due = is_due

    go("teapot", is_due=True)
    with qtbot.waitSignal(watch.finished, check_params_cb=lambda section: section.id == "teapot"):
        context.set_address(session.address("lidlock"))
    for section, is_due, following in (
        ("lidlock", False, "oversteep"),
        ("lidlock", True, "kettlerules"),
        ("lidlock", True, "oversteep"),
    ):
        go(section, is_due=is_due)
        with qtbot.assertNotEmitted(watch.finished):
            context.set_address(session.address(following))
    go("oversteep", is_due=True)
    with qtbot.assertNotEmitted(watch.finished):
        go("teatheft", is_due=False)
    watch.stop()


def test_what_is_unticked_in_front_is_not_ticked_again(qtbot: QtBot, lists: ListsController, session: Session) -> None:
    context, watch, editor = lists._context, lists.watch, lists.editor
    lists.source.choose("tea")
    section = session.edition.sections["teapot"]
    context.set_address(session.address("teapot"))
    assert watch._due_timer.isActive()
    editor.mark([section], is_read=True)
    qtbot.waitUntil(lambda: lists.source.is_read("teapot"))
    watch._is_due = True
    entry = watch._entry
    assert entry is not None
    with qtbot.assertNotEmitted(watch.finished):
        watch._on_seen(entry, is_seen=True)
    editor.mark([section], is_read=False)
    qtbot.waitUntil(lambda: not lists.source.is_read("teapot"))
    assert not watch._due_timer.isActive()
    context.page_departed.emit()
    context.set_address(session.address("teapot"))
    assert watch._due_timer.isActive(), "watched again when the reader comes back"
    context.page_changed.emit()
    assert watch._due_timer.isActive()
    watch.stop()
