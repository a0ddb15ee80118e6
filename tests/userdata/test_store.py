"""The store of marks on disk."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.errors import UserDataError
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.database import MIGRATIONS
from aixreader.userdata.records import Annotation, Bookmark, Folder
from aixreader.userdata.rows import Row, digest
from aixreader.userdata.store import Store
from tests.userdata.conftest import RECORDS, MakeStore, bookmarks, ids

LATER_KINDS = ("reading_list", "read")
"""Of records that the kept databases are too old to hold."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "marks.db"


def test_what_was_written_is_there_again(full: Store, make_store: MakeStore) -> None:
    full.close()
    again = make_store()
    assert again.open().notice == ""
    assert again.load() == list(RECORDS)


def test_changes_and_deletions(full: Store) -> None:
    renamed = Folder("f1", "Pantry")
    full.write([Put(renamed), Drop("bookmark", "b1"), Drop("bookmark", "was never there")])
    assert renamed in full.load()
    assert "b1" not in ids(full)


def test_all_changes_or_none(full: Store) -> None:
    full._opened.execute(
        "CREATE TRIGGER t BEFORE INSERT ON records WHEN new.id = 'x' BEGIN SELECT RAISE(ABORT, ''); END"
    )
    with pytest.raises(UserDataError):
        full.write([Put(Folder("f9", "y")), Put(Folder("x", "x"))])
    assert full.load() == list(RECORDS)


def test_another_process_is_noticed(full: Store, make_store: MakeStore) -> None:
    other = make_store()
    other.open()
    other.load()
    assert not other.changed_elsewhere()
    full.write([Put(Folder("f2", "Cellar"))])
    assert other.changed_elsewhere()
    assert other.write([Put(Folder("f3", "Attic"))]), "and told when writing"
    assert {"f2", "f3"} <= set(ids(other))
    assert not other.changed_elsewhere()


def test_a_note_changed_twice_is_kept_twice(full: Store, make_store: MakeStore) -> None:
    other = make_store()
    other.open()
    note = next(record for record in other.load() if isinstance(record, Annotation))
    full.load()
    full.write([Put(replace(note, note="mine"))])
    assert other.write([Put(replace(note, note="yours"))])
    notes = {record.note for record in other.load() if isinstance(record, Annotation)}
    assert {"mine", "yours"} <= notes


def test_who_waits_too_long_is_told(full: Store, make_store: MakeStore) -> None:
    other = make_store()
    other.open()
    with closing(sqlite3.connect(other._path, isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        full._opened.execute("PRAGMA busy_timeout=10")
        with pytest.raises(UserDataError, match="locked by another program"):
            full.write([Put(Folder("f2", "x"))])
    full.write([Put(Folder("f2", "x"))])


def test_a_full_disk_keeps_what_was_there(full: Store) -> None:
    pages = full._opened.execute("PRAGMA page_count").fetchone()[0]
    full._opened.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(UserDataError, match="disk is full") as caught:
        full.write(map(Put, bookmarks(500)))
    assert "Those saved before were not changed." in caught.value.hint
    assert full.load() == list(RECORDS)
    full._opened.execute("PRAGMA max_page_count=100000")
    full.write(map(Put, bookmarks(500)))
    assert len(full.load()) == 500 + len(RECORDS)


def test_a_newer_one_is_shown_and_left_alone(full: Store, make_store: MakeStore, path: Path) -> None:
    full.close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    newer = make_store()
    assert "newer version of AIX Reader" in newer.open().notice
    assert newer.read_only
    assert newer.load() == list(RECORDS)
    with pytest.raises(UserDataError, match="newer"):
        newer.write([Put(Folder("f9", "x"))])
    with pytest.raises(UserDataError, match="newer"):
        newer.wipe()
    assert not newer.back_up()
    newer.close()
    assert path.read_bytes() == before


def test_a_newer_one_that_keeps_them_otherwise(path: Path, make_store: MakeStore, full: Store) -> None:
    full._opened.execute("ALTER TABLE records RENAME TO marks")
    full._opened.execute("PRAGMA user_version=99")
    full.close()
    with pytest.raises(UserDataError, match="cannot be read"):
        make_store().open()
    assert path.exists()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_old_ones_open(make_store: MakeStore, path: Path, version: int) -> None:
    path.parent.mkdir()
    kept = Path(__file__).parent / "versions" / f"marks-{version}.sql"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(kept.read_text(encoding="utf-8"))
    store = make_store()
    assert store.open().notice == ""
    assert store.load() == [record for record in RECORDS if record.KIND not in LATER_KINDS]


def test_a_damaged_file_is_kept_and_what_is_whole_is_saved(full: Store, make_store: MakeStore, path: Path) -> None:
    full.write(map(Put, bookmarks(500)))
    full.close()
    data = bytearray(path.read_bytes())
    data[8192:12288] = b"\xff" * 4096
    path.write_bytes(data)
    again = make_store()
    opening = again.open()
    assert "damaged" in opening.notice
    assert "marks.db.damaged-1" in opening.notice
    assert opening.aside is not None
    assert opening.aside.read_bytes() == data
    assert len(again.load()) > 450
    again.close()
    assert make_store().open().notice == "", "once is enough"


def test_a_flipped_bit_in_a_text_is_noticed_and_the_backup_offered(
    full: Store, make_store: MakeStore, path: Path
) -> None:
    full.back_up()
    full.close()
    data = bytearray(path.read_bytes())
    data[data.index(b"mind* the lid")] ^= 1
    path.write_bytes(data)
    again = make_store()
    opening = again.open()
    assert "1 of its rows" in opening.notice
    assert "a1" not in ids(again)
    assert opening.recovery is not None
    assert [row.id for row in opening.recovery.rows] == ["a1"]
    again.restore(opening.recovery)
    assert again.load() == list(RECORDS)


@pytest.mark.parametrize("how", ["missing", "empty"])
def test_marks_that_are_gone_are_missed(full: Store, make_store: MakeStore, path: Path, how: str) -> None:
    full.back_up()
    full.close()
    path.unlink()
    if how == "empty":
        path.touch()
    again = make_store()
    opening = again.open()
    assert "missing or empty" in opening.notice
    assert opening.recovery is not None
    again.write([Put(Folder("f1", "Newer"))])
    again.restore(opening.recovery)
    result = again.load()
    assert len(result) == len(RECORDS)
    assert Folder("f1", "Newer") in result, "what is there by now is not written over"


def test_a_broken_journal_goes_with_the_file(full: Store, make_store: MakeStore, path: Path) -> None:
    full.close()
    path.write_bytes(b"no database" * 1000)
    journal = path.with_name("marks.db-journal")
    journal.write_bytes(b"no journal")
    opening = make_store().open()
    assert "There is no usable backup." in opening.notice
    assert (path.parent / "marks.db-journal.damaged-1").read_bytes() == b"no journal"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    store = Store(tmp_path / "data", lambda: "2026-11-23")
    with pytest.raises(UserDataError, match="could not be saved"):
        store.open()
    assert not store.is_open


def test_wiping_leaves_nothing(full: Store, make_store: MakeStore, path: Path) -> None:
    full.back_up()
    path.with_name("marks.db.damaged-1").write_text("old")
    full.wipe()
    assert full.load() == []
    full.close()
    left = {result.name: result.read_bytes() for result in path.parent.rglob("*") if result.is_file()}
    assert set(left) <= {"marks.db", "marks.db-journal"}
    assert not any(b"tea" in data for data in left.values())
    again = make_store()
    assert again.open().notice == ""


def test_a_record_of_a_kind_that_is_not_known_stays(full: Store) -> None:
    row = Row("teapot", "t", 1, "{}", digest("teapot", "t", 1, "{}"))
    full._opened.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?)", row)
    assert len(full.load()) == len(RECORDS)
    full.write([Put(Bookmark("b9", "s", "t"))])
    assert full._opened.execute("SELECT count(*) FROM records").fetchone()[0] == len(RECORDS) + 2
