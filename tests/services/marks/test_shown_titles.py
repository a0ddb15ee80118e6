"""Titles of marks as they are shown."""

from __future__ import annotations

import pytest

from aixreader.paths import Folders
from aixreader.services.marks.marks_store import marks_store
from aixreader.services.marks.shown_titles import with_shown_title
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record, Visit
from aixreader.userdata.store import Store


@pytest.mark.parametrize(
    "record",
    [
        Bookmark("b", "lidlock", "#LID LOCK", tags=("a",)),
        Annotation("a", "lidlock", "#LID LOCK", quote="the lid"),
        Visit("v", "lidlock", "#LID LOCK", "2026-11-23T10:00:00Z", 1, 0.5),
    ],
    ids=lambda record: record.KIND,
)
def test_the_title_of_a_control_is_its_name_and_all_else_stays(record: Record) -> None:
    shown = with_shown_title(record)
    assert not isinstance(shown, Folder)
    assert shown.title == "Lid lock"
    assert with_shown_title(shown) is shown
    assert {field: getattr(shown, field) for field in record.__slots__ if field != "title"} == {
        field: getattr(record, field) for field in record.__slots__ if field != "title"
    }


def test_a_folder_is_called_as_the_user_called_it() -> None:
    folder = Folder("f", "#TO DO")
    assert with_shown_title(folder) is folder


def test_marks_of_an_earlier_version_stay_on_disk_as_they_are(folders: Folders) -> None:
    mark = Bookmark("b", "lidlock", "#LID LOCK")
    for make in (marks_store, lambda folders: Store(folders.data, lambda: "")):
        store = make(folders)
        store.open()
        store.write([Put(mark)] if not store.load() else [])
        loaded = store.load()
        store.close()
        assert loaded == ([mark] if make is not marks_store else [with_shown_title(mark)])
