"""Daily backups."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from aixreader.userdata.changes import Put
from aixreader.userdata.store import Store
from tests.userdata.conftest import RECORDS, MakeStore, bookmarks

START = date(2026, 11, 23)


def days(store: Store) -> list[str]:
    return [backup.day for backup in store.backups.all()]


def test_one_a_day(full: Store, today: list[str]) -> None:
    assert full.back_up()
    assert not full.back_up()
    today[0] = "2026-11-24"
    assert full.back_up()
    assert days(full) == ["2026-11-24", "2026-11-23"]


def test_nothing_is_no_backup(store: Store) -> None:
    assert not store.back_up()
    assert days(store) == []


def test_seven_are_kept(full: Store, today: list[str]) -> None:
    for number in range(12):
        today[0] = str(START + timedelta(days=number))
        full.back_up()
    assert len(days(full)) == 7
    assert days(full)[0] == str(START + timedelta(days=11))


@pytest.mark.parametrize("years", [10, -10])
def test_a_clock_that_is_wrong_costs_none(full: Store, today: list[str], years: int) -> None:
    for number in range(7):
        today[0] = str(START + timedelta(days=number))
        full.back_up()
    today[0] = str(START.replace(year=START.year + years))
    assert full.back_up()
    assert len(days(full)) == 8
    today[0] = str(START + timedelta(days=8))
    assert full.back_up()
    assert len(days(full)) == 9


def test_the_newest_sound_one_counts(full: Store, today: list[str]) -> None:
    full.back_up()
    today[0] = "2026-11-24"
    full.write(map(Put, bookmarks(10)))
    full.back_up()
    newest = full.backups.newest_rows()
    assert newest is not None
    assert len(newest[1]) == len(RECORDS) + 10
    data = bytearray(newest[0].path.read_bytes())
    data[data.index(b"Section 3")] ^= 1
    newest[0].path.write_bytes(data)
    second = full.backups.newest_rows()
    assert second is not None
    assert second[0].day == "2026-11-23"
    assert len(second[1]) == len(RECORDS)


def test_a_damaged_database_is_no_backup(full: Store, make_store: MakeStore, tmp_path: Path, today: list[str]) -> None:
    full.back_up()
    before = full.backups.all()
    full.close()
    path = tmp_path / "data" / "marks.db"
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 9000)
    again = make_store()
    assert "damaged" in again.open().notice
    today[0] = "2026-11-24"
    assert not again.back_up(), "what is empty is no backup"
    assert again.backups.all() == before


def test_what_a_killed_backup_left_is_swept_at_the_next_start(
    full: Store, make_store: MakeStore, tmp_path: Path
) -> None:
    full.back_up()
    full.close()
    folder = tmp_path / "data" / "backups"
    (kept,) = folder.iterdir()
    for end in ("new", "new-journal", "new-wal", "new-shm"):
        (folder / f".marks-000002-2026-11-24.db.{end}").write_bytes(kept.read_bytes())
    (folder / "of mine.txt").touch()
    assert make_store().open().notice == ""
    assert sorted(path.name for path in folder.iterdir()) == [kept.name, "of mine.txt"]


def test_a_backup_with_another_schema_is_not_taken(full: Store) -> None:
    full.back_up()
    (backup,) = full.backups.all()
    with closing(sqlite3.connect(backup.path)) as database:
        database.executescript(
            "DROP TABLE records; CREATE VIEW records AS SELECT 1 kind, 1 id, 1 version, 1 body, 1 digest"
        )
    assert full.backups.newest_rows() is None
