"""Keeping marks from the window, with a real database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from aixreader.errors import UserDataError
from aixreader.paths import Folders
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.marks.marks_repository import MarksRepository, PendingChange
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import Bookmark, Folder
from aixreader.userdata.store import NAME, Store
from tests.userdata.conftest import bookmarks

TEA = Bookmark("b", "tea", "Tea")


@pytest.fixture
def keeper(qtbot: QtBot, jobs: JobRunner, folders: Folders) -> Iterator[MarksRepository]:
    made = MarksRepository(jobs, lambda: Store(folders.data, lambda: "2026-11-23"), folders.data / NAME)
    with qtbot.waitSignal(made.opened) as opened:
        made.begin()
    assert opened.args is not None
    assert opened.args[0].notice == ""
    yield made
    made.end()
    made.deleteLater()


@pytest.fixture
def other(folders: Folders, keeper: MarksRepository) -> Iterator[Store]:
    """Another process."""
    assert keeper.is_open
    store = Store(folders.data, lambda: "2026-11-23")
    store.open()
    yield store
    store.close()


def kept(store: Store) -> set[str]:
    return {record.id for record in store.load()}


def test_a_change_counts_when_it_is_on_the_disk(qtbot: QtBot, keeper: MarksRepository, other: Store) -> None:
    seen: list[set[str]] = []
    keeper.change([Put(TEA)], done=lambda: seen.append(kept(other)))
    assert not keeper.marks.bookmarks
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [{"b"}]
    assert keeper.marks.bookmarks == (TEA,)


def test_changes_are_kept_in_order(qtbot: QtBot, keeper: MarksRepository, other: Store) -> None:
    for number in range(20):
        keeper.change([Put(Bookmark("b", "tea", f"Tea {number}"))])
    keeper.change([Drop("bookmark", "b"), Put(Folder("f", "F"))])
    qtbot.waitUntil(lambda: not keeper.pending)
    assert kept(other) == {"f"}


def test_undo(qtbot: QtBot, keeper: MarksRepository, other: Store) -> None:
    keeper.change([Put(TEA)])
    assert not keeper.can_undo
    keeper.change([Drop("bookmark", "b")], undoable=True)
    qtbot.waitUntil(lambda: keeper.can_undo)
    assert kept(other) == set()
    keeper.undo()
    qtbot.waitUntil(lambda: keeper.marks.bookmarks == (TEA,))
    assert kept(other) == {"b"}
    assert not keeper.can_undo
    keeper.undo()


def test_what_another_process_writes_is_shown(qtbot: QtBot, keeper: MarksRepository, other: Store) -> None:
    other.write([Put(TEA)])
    qtbot.waitUntil(lambda: keeper.marks.bookmarks == (TEA,))


def test_what_is_written_while_the_keeper_is_busy_is_shown_as_well(
    qtbot: QtBot, keeper: MarksRepository, other: Store
) -> None:
    with qtbot.waitSignal(keeper.changed), keeper._lock:  # the worker waits for it
        keeper.change([Put(Folder("f", "F"))])
        other.write([Put(TEA)])
        keeper._on_file_changed()
        assert not keeper.marks.bookmarks
    qtbot.waitUntil(lambda: keeper.marks.bookmarks == (TEA,))
    assert keeper.marks.folders


def test_reporting_an_error_does_not_change_it(qtbot: QtBot, keeper: MarksRepository) -> None:
    qtbot.waitUntil(lambda: not keeper._busy)
    error = UserDataError("The disk is full.", "Make room.")
    keeper.pending.append(PendingChange((Put(TEA),)))
    with qtbot.waitSignal(keeper.failed) as failed:
        keeper._on_failed(error)
    assert failed.args is not None
    assert failed.args[0].message == "The disk is full."
    assert failed.args[0].hint == "Make room. The change is not saved yet; saving is retried."
    assert error.hint == "Make room.", "the error that was raised is as it was"
    keeper.pending.clear()


def test_a_disk_that_takes_nothing_keeps_changes_waiting(
    qtbot: QtBot, keeper: MarksRepository, other: Store, folders: Folders
) -> None:
    keeper._store._opened.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(keeper.failed) as failed:
            keeper.change([Put(TEA)])
        assert failed.args is not None
        assert "locked by another program" in failed.args[0].message
        assert "not saved yet; saving is retried" in failed.args[0].hint
        with qtbot.assertNotEmitted(keeper.failed, wait=150):
            keeper.change([Put(Folder("f", "F"))])
        assert len(keeper.pending) == 2
        assert not keeper.marks.bookmarks
        assert not keeper.end(), "it is not all kept"
    keeper.retry()
    qtbot.waitUntil(lambda: not keeper.pending)
    assert kept(other) == {"b", "f"}


def test_the_end_writes_what_waits(keeper: MarksRepository, other: Store) -> None:
    for mark in bookmarks(30):
        keeper.change([Put(mark)])
    assert keeper.end()
    assert len(kept(other)) == 30
    keeper.change([Put(TEA)])
    assert keeper.pending == []


def test_a_file_that_cannot_be_opened(qtbot: QtBot, jobs: JobRunner, folders: Folders) -> None:
    folders.data.parent.mkdir(parents=True)
    folders.data.write_text("in the way")
    keeper = MarksRepository(jobs, lambda: Store(folders.data, lambda: "2026-11-23"), folders.data / NAME)
    with qtbot.waitSignal(keeper.failed):
        keeper.begin()
    keeper.change([Put(TEA)])
    assert len(keeper.pending) == 1
    folders.data.unlink()
    with qtbot.waitSignal(keeper.opened):
        keeper.retry()
    qtbot.waitUntil(lambda: keeper.marks.bookmarks == (TEA,))
    assert keeper.end()


def test_wiping(qtbot: QtBot, keeper: MarksRepository, other: Store) -> None:
    keeper.change([Put(TEA)], undoable=True)
    qtbot.waitUntil(lambda: keeper.can_undo)
    done: list[bool] = []
    keeper.wipe(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert not keeper.marks.bookmarks
    assert not keeper.can_undo
    assert kept(other) == set()
