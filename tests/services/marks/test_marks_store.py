"""Opening the user's marks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from aixreader.paths import user_folders
from aixreader.services.marks.marks_store import marks_store, open_marks
from aixreader.userdata.changes import Put
from tests.userdata.conftest import RECORDS


def test_what_is_written_is_read_the_next_time(tmp_path: Path) -> None:
    folders = user_folders(tmp_path)
    with open_marks(folders) as store:
        store.write(map(Put, RECORDS))
    with open_marks(folders) as store:
        assert len(store.load()) == len(RECORDS)


def test_the_store_is_closed_after_an_error(tmp_path: Path) -> None:
    folders = user_folders(tmp_path)
    with pytest.raises(ZeroDivisionError), open_marks(folders) as store:
        raise ZeroDivisionError
    with pytest.raises((AssertionError, sqlite3.ProgrammingError)):
        store.load()


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    folders = user_folders(tmp_path)
    folders.data.mkdir(parents=True)
    (folders.data / "marks.db").write_bytes(b"tea" * 4096)
    notices: list[str] = []
    with open_marks(folders, notices.append) as store:
        assert store.load() == []
    assert len(notices) == 1


def test_backups_are_dated_today(tmp_path: Path) -> None:
    folders = user_folders(tmp_path)
    before = datetime.now().astimezone().date().isoformat()
    store = marks_store(folders)
    with closing(store):
        store.open()
        store.write(map(Put, RECORDS))
        store.back_up()
    after = datetime.now().astimezone().date().isoformat()
    names = [path.name for path in folders.data.rglob("*") if path.is_file()]
    assert any(before in name or after in name for name in names), names
