"""Merging imported marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from aixreader.userdata.changes import Put
from aixreader.userdata.folder_tree import untangled
from aixreader.userdata.merge import merge
from aixreader.userdata.records import Annotation, Bookmark, Folder, ListEntry, ReadingList, Record
from tests.userdata.conftest import RECORDS
from tests.waiting import growth

FOLDER = Folder("f1", "Kitchen")
MARK = Bookmark("b1", "lid", "Lid", "f1", tags=("tea",))


def after(here: Sequence[Record], there: Sequence[Record]) -> list[Record]:
    kept = {(record.KIND, record.id): record for record in here}
    for change in merge(here, there).changes:
        assert isinstance(change, Put)
        kept[change.record.KIND, change.record.id] = change.record
    return list(kept.values())


def test_the_same_file_twice_is_once() -> None:
    first = merge((), RECORDS)
    assert first.added == len(RECORDS)
    assert [change.record for change in first.changes if isinstance(change, Put)] != []
    again = merge(RECORDS, RECORDS)
    assert (again.added, again.same, again.conflicts, again.changes) == (0, len(RECORDS), [], [])


def test_all_of_it_comes_as_it_was() -> None:
    assert sorted(after([], list(RECORDS)), key=lambda record: record.id) == sorted(
        RECORDS, key=lambda record: record.id
    )


def test_a_folder_of_the_same_path_is_the_same() -> None:
    theirs: list[Record] = [Folder("x1", "Kitchen"), Folder("x2", "Drawer", "x1"), Bookmark("x3", "pot", "Pot", "x2")]
    result = after([FOLDER, Folder("f2", "Drawer", "f1"), MARK], [*theirs, replace(MARK, id="x4", folder="x1")])
    assert len(result) == 4
    assert Bookmark("x3", "pot", "Pot", "f2") in result


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (MARK, replace(MARK, title="The lid")),
        (MARK, replace(MARK, id="x", tags=("pot",))),
        (Annotation("a", "lid", "Lid", "hot", note="mine"), Annotation("a", "lid", "Lid", "hot", note="yours")),
        (FOLDER, replace(FOLDER, title="Cellar")),
        (ReadingList("l", "Tea", entries=(ListEntry("lid"),)), ReadingList("l", "Tea", entries=(ListEntry("pot"),))),
    ],
)
def test_differences_are_shown_and_nothing_is_overwritten(mine: Record, theirs: Record) -> None:
    merged = merge([FOLDER, mine], [FOLDER, theirs])
    assert merged.changes == []
    (conflict,) = merged.conflicts
    assert conflict.mine == mine
    assert merged.prefer_theirs() == [Put(replace(theirs, id=mine.id))]


def test_folders_that_lie_in_each_other_end() -> None:
    ring: list[Record] = [Folder("a", "A", "b"), Folder("b", "B", "a"), Bookmark("c", "s", "t", "a")]
    result = after([], ring)
    assert len(result) == 3
    assert {record.id: record.parent for record in result if isinstance(record, Folder)} == {"a": "", "b": "a"}
    assert merge([], ring).moved_folders == 1


def test_folders_are_counted_among_the_rest() -> None:
    merged = merge([FOLDER, MARK], [FOLDER, MARK, Folder("f2", "Cellar", "gone"), Folder("f3", "Shelf", "f1")])
    assert (merged.added, merged.added_kinds) == (2, {"folder": 2})
    assert (merged.same, merged.same_kinds) == (2, {"folder": 1, "bookmark": 1})
    assert merged.moved_folders == 1, "one was in a folder that is not there"


def test_the_parents_of_both_sides_make_no_circle() -> None:
    mine = [Folder("f1", "A"), Folder("f2", "B", "f1")]
    changes = merge(mine, [Folder("f1", "A", "f2")]).prefer_theirs()
    tree = {folder.id: folder for folder in mine}
    for change in changes:
        assert isinstance(change, Put)
        assert isinstance(change.record, Folder)
        tree[change.record.id] = change.record
    assert untangled(tree.values()) == tree


def test_many_folders_inside_each_other_take_no_longer() -> None:
    def nested(count: int) -> None:
        chain = [Folder(f"f{number}", "New folder", f"f{number - 1}" if number else "") for number in range(count)]
        assert merge([], chain).added == count - merge([], chain).same

    assert growth(nested, 1000) < 10


def test_two_marks_of_one_thing_in_one_file_stay_two() -> None:
    twins: list[Record] = [MARK, replace(MARK, id="b2"), FOLDER]
    assert sorted(record.id for record in after([], twins)) == ["b1", "b2", "f1"]
