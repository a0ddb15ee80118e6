"""Keeping marks from the window, with a real database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from aixreader.errors import UserDataError
from aixreader.paths import Folders
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.marks.marks_repository import MAX_AT_ONCE, MarksRepository, PendingChange
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import Bookmark, Folder
from aixreader.userdata.store import NAME, Store
from tests.userdata.conftest import bookmarks

TEA = Bookmark("b", "tea", "Tea")


@pytest.fixture
def repository(qtbot: QtBot, jobs: JobRunner, folders: Folders) -> Iterator[MarksRepository]:
    made = MarksRepository(jobs, lambda: Store(folders.data, lambda: "2026-11-23"), folders.data / NAME)
    with qtbot.waitSignal(made.opened) as opened:
        made.begin()
    assert opened.args is not None
    assert opened.args[0].notice == ""
    yield made
    made.end()
    made.deleteLater()


@pytest.fixture
def other(folders: Folders, repository: MarksRepository) -> Iterator[Store]:
    """Another process."""
    assert repository.is_open
    store = Store(folders.data, lambda: "2026-11-23")
    store.open()
    yield store
    store.close()


def stored_ids(store: Store) -> set[str]:
    return {record.id for record in store.load()}


def test_a_change_is_visible_once_it_is_on_disk(qtbot: QtBot, repository: MarksRepository, other: Store) -> None:
    seen: list[set[str]] = []
    repository.change([Put(TEA)], done=lambda: seen.append(stored_ids(other)))
    assert not repository.marks.bookmarks
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [{"b"}]
    assert repository.marks.bookmarks == (TEA,)


def test_changes_are_written_in_order(qtbot: QtBot, repository: MarksRepository, other: Store) -> None:
    for number in range(20):
        repository.change([Put(Bookmark("b", "tea", f"Tea {number}"))])
    repository.change([Drop("bookmark", "b"), Put(Folder("f", "F"))])
    qtbot.waitUntil(lambda: not repository.pending)
    assert stored_ids(other) == {"f"}


def test_undo(qtbot: QtBot, repository: MarksRepository, other: Store) -> None:
    repository.change([Put(TEA)])
    assert not repository.can_undo
    repository.change([Drop("bookmark", "b")], undoable=True)
    qtbot.waitUntil(lambda: repository.can_undo)
    assert stored_ids(other) == set()
    repository.undo()
    qtbot.waitUntil(lambda: repository.marks.bookmarks == (TEA,))
    assert stored_ids(other) == {"b"}
    assert not repository.can_undo
    repository.undo()
    steps = repository.undo_steps
    qtbot.waitUntil(lambda: steps.can_redo)
    repository.redo()
    qtbot.waitUntil(lambda: bool(steps))
    assert stored_ids(other) == set()
    assert (repository.can_undo, steps.can_redo) == (True, False)
    repository.undo()
    qtbot.waitUntil(lambda: steps.can_redo)
    repository.change([Put(replace(TEA, title="Mine"))])
    qtbot.waitUntil(lambda: not repository.pending)
    assert steps.can_redo, "what is no step of its own is none to forget it for"
    repository.change([Put(TEA)], undoable=True)
    qtbot.waitUntil(lambda: not steps.can_redo)


def test_what_another_process_writes_is_shown(qtbot: QtBot, repository: MarksRepository, other: Store) -> None:
    other.write([Put(TEA)])
    qtbot.waitUntil(lambda: repository.marks.bookmarks == (TEA,))


def test_what_is_written_while_the_repository_is_busy_is_shown_as_well(
    qtbot: QtBot, repository: MarksRepository, other: Store
) -> None:
    with qtbot.waitSignal(repository.changed), repository._lock:  # the worker waits for it
        repository.change([Put(Folder("f", "F"))])
        other.write([Put(TEA)])
        repository._on_file_changed()
        assert not repository.marks.bookmarks
    qtbot.waitUntil(lambda: repository.marks.bookmarks == (TEA,))
    assert repository.marks.folders


def test_reporting_an_error_does_not_change_it(qtbot: QtBot, repository: MarksRepository) -> None:
    qtbot.waitUntil(lambda: not repository._busy)
    error = UserDataError("The disk is full.", "Make room.")
    repository.pending.append(PendingChange((Put(TEA),)))
    with qtbot.waitSignal(repository.failed) as failed:
        repository._on_failed(error)
    assert failed.args is not None
    assert failed.args[0].message == "The disk is full."
    assert failed.args[0].hint == "Make room. The change is not saved yet; saving is retried."
    assert error.hint == "Make room.", "the error that was raised is as it was"
    repository.pending.clear()


def test_changes_stay_pending_while_the_disk_fails(
    qtbot: QtBot, repository: MarksRepository, other: Store, folders: Folders
) -> None:
    repository._store._opened.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(repository.failed) as failed:
            repository.change([Put(TEA)])
        assert failed.args is not None
        assert "locked by another program" in failed.args[0].message
        assert "not saved yet; saving is retried" in failed.args[0].hint
        with qtbot.assertNotEmitted(repository.failed, wait=150):
            repository.change([Put(Folder("f", "F"))])
        assert len(repository.pending) == 2
        assert not repository.marks.bookmarks
        assert not repository.end(), "it is not all kept"
    repository.retry()
    qtbot.waitUntil(lambda: not repository.pending)
    assert stored_ids(other) == {"b", "f"}


def test_end_writes_pending_changes(repository: MarksRepository, other: Store) -> None:
    for mark in bookmarks(30):
        repository.change([Put(mark)])
    assert repository.end()
    assert len(stored_ids(other)) == 30
    repository.change([Put(TEA)])
    assert repository.pending == []


def test_a_file_that_cannot_be_opened(qtbot: QtBot, jobs: JobRunner, folders: Folders) -> None:
    folders.data.parent.mkdir(parents=True)
    folders.data.write_text("in the way")
    repository = MarksRepository(jobs, lambda: Store(folders.data, lambda: "2026-11-23"), folders.data / NAME)
    with qtbot.waitSignal(repository.failed):
        repository.begin()
    repository.change([Put(TEA)])
    assert len(repository.pending) == 1
    folders.data.unlink()
    with qtbot.waitSignal(repository.opened):
        repository.retry()
    qtbot.waitUntil(lambda: repository.marks.bookmarks == (TEA,))
    assert repository.end()


def test_wiping(qtbot: QtBot, repository: MarksRepository, other: Store) -> None:
    repository.change([Put(TEA)], undoable=True)
    qtbot.waitUntil(lambda: repository.can_undo)
    done: list[bool] = []
    repository.wipe(lambda error: done.append(error is None))
    qtbot.waitUntil(lambda: bool(done))
    assert not repository.marks.bookmarks
    assert not repository.can_undo
    assert stored_ids(other) == set()


def test_thousands_of_changes_are_applied_and_undone(qtbot: QtBot, repository: MarksRepository, other: Store) -> None:
    many = [Bookmark(f"m{number}", "tea", "Tea") for number in range(MAX_AT_ONCE + 1)]
    repository.change(map(Put, many), undoable=True)
    qtbot.waitUntil(lambda: len(repository.marks.bookmarks) == len(many))
    assert len(stored_ids(other)) == len(many)
    repository.undo()
    qtbot.waitUntil(lambda: not repository.marks.bookmarks)
    assert stored_ids(other) == set()
