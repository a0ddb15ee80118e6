"""Marks in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aixreader.userdata.changes import Change, Drop, Put
from aixreader.userdata.collection import POSITION_STEP, Collection
from aixreader.userdata.records import Annotation, Bookmark, Folder, ReadingList, ReadSection, Record, Visit
from tests.userdata.conftest import RECORDS


def test_it_knows_what_is_where() -> None:
    marks = Collection(RECORDS)
    assert [mark.id for mark in marks.bookmarks_of("monitoruse")] == ["b1"]
    assert [each.id for each in marks.children("")] == ["f1", "b2"]
    assert [each.id for each in marks.children("f1")] == ["b1"]
    assert [each.id for each in marks.descendants("")] == ["f1", "b2", "b1"]
    assert marks.next_position("f1") == 1.0 + POSITION_STEP
    result = marks.find(Annotation, "a1")
    assert result is not None
    assert result.note
    assert marks.find(Folder, "b1") is None
    assert len(list(marks)) == len(RECORDS)


def test_visits_come_latest_first() -> None:
    visits = [Visit(str(day), "tea", "Tea", f"2026-11-{day:02}T10:00:00Z") for day in (3, 9, 5)]
    assert [visit.id for visit in Collection(visits).visits] == ["9", "5", "3"]


def test_what_lies_in_a_folder_that_is_gone_is_at_the_top() -> None:
    marks = Collection(RECORDS)
    marks.apply([Drop("folder", "f1")])
    assert {each.id for each in marks.children("")} == {"b1", "b2"}


def test_folders_in_a_ring_end() -> None:
    marks = Collection([Folder("a", "A", "b"), Folder("b", "B", "a")])
    assert {each.id for each in marks.descendants("")} == {"a", "b"}
    assert {each.id for each in marks.descendants("a")} == {"b"}
    assert [each.id for each in marks.children("")] == ["a"]


ids = st.sampled_from("abcd")
changes = st.lists(
    st.one_of(
        st.builds(lambda name, section: Put(Bookmark(name, section, "T")), ids, st.sampled_from("xyz")),
        st.builds(lambda name, title: Put(Folder(name, title)), ids, st.text(max_size=3)),
        st.builds(Drop, st.sampled_from(["bookmark", "folder"]), ids),
    ),
    max_size=12,
)


def state(marks: Collection) -> tuple[set[Record], dict[str, set[str]]]:
    return set(marks), {section: {mark.id for mark in marks.bookmarks_of(section)} for section in "xyz"}


@given(changes, changes)
def test_every_change_can_be_undone(first: list[Change], second: list[Change]) -> None:
    marks = Collection()
    marks.apply(first)
    before = state(marks)
    marks.apply(marks.apply(second))
    assert state(marks) == before
    assert state(Collection(marks)) == before


def test_reading_lists_and_what_is_read() -> None:
    marks = Collection([ReadingList("b", "Later", created="2"), ReadingList("a", "First", created="1")])
    assert [each.title for each in marks.reading_lists] == ["First", "Later"]
    assert not marks.is_read("tea")
    undo = marks.apply([Put(ReadSection("tea"))])
    assert marks.is_read("tea")
    marks.apply(undo)
    assert not marks.is_read("tea")
