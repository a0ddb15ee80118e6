"""Sample marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aixreader.userdata.changes import Put
from aixreader.userdata.records import (
    Annotation,
    Bookmark,
    Folder,
    ListEntry,
    ReadingList,
    ReadSection,
    Record,
    Visit,
)
from aixreader.userdata.store import Store

RECORDS: tuple[Record, ...] = (
    Annotation("a1", "monitoruse", "#MONITOR USE", "tea is hot", "before ", " after", 12, "green", "*mind* the lid 🫖"),
    Annotation("a2", "monitoruse", "#MONITOR USE", note="about all of it"),
    Bookmark("b1", "monitoruse", "#MONITOR USE", "f1", 1.0, ("tea", "pots"), "blue", "Tea is", "An edition", ("d1",)),
    Bookmark("b2", "docs/tea#lid", "Lid", place=2.5),
    Folder("f1", "Kitchen"),
    ReadSection("monitoruse", "#MONITOR USE", "2026-11-23T10:00:00Z"),
    ReadingList(
        "l1", "For the kitchen", "Tea", (ListEntry("monitoruse", "#MONITOR USE", "Hot"), ListEntry("docs/tea#lid"))
    ),
    Visit("2026-11-23 monitoruse", "monitoruse", "#MONITOR USE", "2026-11-23T10:00:00Z", 3, 0.5),
)
MakeStore = Callable[[], Store]


def bookmarks(count: int, *, first: int = 0, quote: str = "") -> list[Bookmark]:
    """So many bookmarks, alike but for their number."""
    return [
        Bookmark(f"n{number:05}", f"s{number}", f"Section {number}", quote=quote)
        for number in range(first, first + count)
    ]


def ids(store: Store) -> list[str]:
    """The ids of what is kept."""
    return [record.id for record in store.load()]


@pytest.fixture
def today() -> list[str]:
    """The day of the clock; a test may put another in its place."""
    return ["2026-11-23"]


@pytest.fixture
def make_store(tmp_path: Path, today: list[str]) -> Iterator[MakeStore]:
    """Makes stores on one folder, as processes would, and closes them."""
    made: list[Store] = []

    def make() -> Store:
        made.append(Store(tmp_path / "data", lambda: today[0]))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    """A store, open and empty."""
    made = make_store()
    assert made.open().notice == ""
    return made


@pytest.fixture
def full(store: Store) -> Store:
    """A store with one record of each kind."""
    store.write(map(Put, RECORDS))
    return store
