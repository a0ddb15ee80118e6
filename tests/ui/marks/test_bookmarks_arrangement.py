"""The order of bookmarks."""

from __future__ import annotations

from aixreader.ui.marks.bookmarks_arrangement import MAX_MATCHES_SHOWN, SORTS, BookmarksSource, BookmarksView
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Bookmark, Folder
from tests.ui.marks.test_bookmarks_model import MARKS, ORDER


def test_every_entry_has_its_folder_and_row_in_every_order() -> None:
    source = BookmarksSource(MARKS)
    for sort in SORTS:
        arranged = source.arrange(BookmarksView(sort=sort, order=ORDER))
        assert len(arranged.rows) == len(source) == 6
        for folder, entries in arranged.children.items():
            assert [arranged.rows[entry.id] for entry in entries] == list(range(len(entries)))
            assert {arranged.folders[entry.id] for entry in entries} == {folder}


def test_a_filter_finds_by_title_section_tags_and_folder_in_the_chosen_order() -> None:
    marks = Collection(
        [Folder("f", "Kitchen"), *(Bookmark(f"{n:04}", "tea", f"{9999 - n}", "f", tags=("hot",)) for n in range(1000))]
    )
    source = BookmarksSource(marks)
    for words, count, last in ((("kitchen",), 1000, "0999"), (("tea",), 1000, "0999"), (("hot", "999"), 10, "0009")):
        for sort, first in (("hand", "0000"), ("title", last)):
            arranged = source.arrange(BookmarksView(words=words, sort=sort))
            assert arranged.match_count == count
            assert len(arranged.children[""]) == min(count, MAX_MATCHES_SHOWN)
            assert arranged.children[""][0].id == first


def test_a_source_is_not_changed_by_later_changes() -> None:
    marks = Collection([Bookmark("a", "s", "A")])
    source = BookmarksSource(marks)
    marks.apply(Collection([Bookmark("b", "s", "B")]).apply([]))
    assert len(source) == 1
