"""The reading lists of a window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.lists.lists_source import ListsSource
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import ReadSection, Visit


def test_lists_are_looked_up_once_and_anew_after_a_change(
    qtbot: QtBot, context: ReaderContext, repository: MarksRepository, session: Session
) -> None:
    source = ListsSource(context, repository)

    def current() -> str:
        return source.current.title if source.current is not None else ""

    assert current() == ""
    assert source.index_of(session.edition.sections["teapot"]) is None
    lists = source.lists
    assert [each.title for each in lists] == ["Tea", "Pot"]
    assert source.lists is lists
    source.choose("tea")
    assert current() == "Tea"
    assert source.own is not None
    sections = session.edition.sections
    assert [source.index_of(sections[name]) for name in ("teapot", "lidlock", "teatheft")] == [0, 1, None]
    with qtbot.assertNotEmitted(source.changed), qtbot.waitSignal(repository.changed):
        repository.change([Put(Visit("v", "teapot", "Pot", "2026"))])
    with qtbot.waitSignals([source.changed, source.recorded]):
        repository.change([Put(ReadSection("teapot"))])
    assert source.is_read("teapot")
    first = source.first_unread()
    assert first is not None
    assert first.section.id == "lidlock"
    assert source.progress(lists[0]).done == 1
    with qtbot.waitSignal(source.changed):
        repository.change([Drop("reading_list", "tea")])
    assert current() == ""
    assert source.wanted == "tea"
    with qtbot.waitSignal(source.changed), qtbot.assertNotEmitted(source.recorded):
        context.set_session(None)
    assert source.lists == ()
