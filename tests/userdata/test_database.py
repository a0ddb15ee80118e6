"""Opening the database file."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from aixreader.userdata.database import (
    MIGRATIONS,
    DamagedDatabaseError,
    NewerDatabaseError,
    check,
    connect,
    is_damage,
    transaction,
)

ROW = "INSERT INTO records VALUES ('folder', ?, 1, '{}', '')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks.db"


def test_it_is_set_so_that_nothing_committed_is_lost(path: Path) -> None:
    with closing(connect(path)) as database:
        output = {
            name: database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "fullfsync", "secure_delete", "trusted_schema", "user_version")
        }
    assert output == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "fullfsync": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "user_version": len(MIGRATIONS),
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in other ways")
def test_nobody_else_may_look_into_it(path: Path) -> None:
    old = os.umask(0)
    try:
        with closing(connect(path)) as database, transaction(database):
            database.execute(ROW, "x")
            journal = path.with_name("marks.db-journal")
            assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_transaction_is_whole_or_not_at_all(path: Path) -> None:
    with closing(connect(path)) as database:
        with transaction(database):
            database.execute(ROW, "a")
        with pytest.raises(sqlite3.IntegrityError), transaction(database):
            database.executemany(ROW, [("b",), ("a",)])
        assert database.execute("SELECT id FROM records").fetchall() == [("a",)]
        check(database, quick=False)


def test_a_newer_one_is_only_read(path: Path) -> None:
    with closing(connect(path)) as database:
        database.execute(ROW, "x")
        database.execute("PRAGMA user_version=99")
    with pytest.raises(NewerDatabaseError, match="99"):
        connect(path)
    with closing(connect(path, read_only=True)) as database:
        assert database.execute("SELECT id FROM records").fetchall() == [("x",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.execute(ROW, "y")


@pytest.mark.parametrize("data", [b"tea", b"SQLite format 3\0" + b"\xff" * 5000, b"\0" * 4096])
def test_what_is_no_database_is_damage(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(DamagedDatabaseError):
        connect(path)


def test_another_programs_database_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE records (x)")
    with pytest.raises(DamagedDatabaseError, match="not a database of AIX Reader"):
        connect(path)


def test_a_lock_is_no_damage(path: Path) -> None:
    with closing(connect(path)) as one, closing(connect(path)) as two, transaction(one):
        two.execute("PRAGMA busy_timeout=1")
        with pytest.raises(sqlite3.OperationalError) as caught, transaction(two):
            pass
    assert not is_damage(caught.value)
