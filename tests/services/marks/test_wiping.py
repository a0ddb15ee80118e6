"""Deleting the user's data."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aixreader.errors import UserDataError
from aixreader.log import close_log_file, open_log_file, topic
from aixreader.paths import Folders, user_folders
from aixreader.services.marks.marks_store import marks_store, open_marks
from aixreader.services.marks.wiping import wipe_user_data
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation
from aixreader.userdata.settings import Settings, SettingsStore

KEPT_NOTE = "the teapot is in the attic"
LEFTOVERS = (
    "data/backups/marks-000001-2026-11-22.db",
    "data/backups/.marks-000002-2026-11-23.db.new",
    "data/backups/.marks-000002-2026-11-23.db.new-journal",
    "data/marks.db.damaged-1",
    "data/marks.db-journal.damaged-1",
    "data/marks.db-wal",
    "data/desk.json",
    "data/desk.json.damaged-2",
    "data/.desk.json.k3x9",
    "data/old/notes from before.txt",
    "data/\u202eedom.txt",
    "config/settings.json.damaged-1",
    "config/.settings.json.a1b2",
    "logs/aixreader.log.7",
    "logs/crash.txt",
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Folders that hold a note, and leftovers of all kinds that hold it too."""
    made = user_folders(tmp_path / "home")
    with open_marks(made) as store:
        store.write([Put(Annotation("a", "s", "T", note=KEPT_NOTE))])
        store.back_up()
    for name in LEFTOVERS:
        path = tmp_path / "home" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(KEPT_NOTE, encoding="utf-8")
    SettingsStore(made.config / "settings.json").save(Settings(zoom=150))
    return made


def left(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*") if not path.is_dir() or path.is_symlink()}


def test_nothing_is_left_of_any_name(folders: Folders, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("not ours")
    (folders.data / "link").symlink_to(outside)
    (folders.data / "folder").symlink_to(tmp_path)
    (folders.cache / "editions").mkdir(parents=True)
    (folders.cache / "editions" / "page.html").write_text("can be rebuilt")
    handler = open_log_file(folders.logs)
    topic("user").info(KEPT_NOTE)
    with open_marks(folders) as store:
        wipe_user_data(store, folders)
        assert store.load() == []
        store.write([Put(Annotation("b", "s", "T"))])
    close_log_file(handler)
    home = tmp_path / "home"
    kept = {"data/marks.db", "data/marks.db-journal", "data/marks.there"}
    kept |= {"config/settings.json", "logs/aixreader.log", "cache/editions/page.html"}
    assert left(home) <= kept
    assert not any(KEPT_NOTE.encode() in (home / name).read_bytes() for name in left(home))
    assert SettingsStore(folders.config / "settings.json").load().zoom == 150
    assert outside.read_text() == "not ours"


def test_one_folder_in_the_other_is_no_reason_to_delete_it(folders: Folders) -> None:
    """On Windows settings and data share a folder, with the cache and the logs in it."""
    one = Folders(folders.data, folders.data, folders.data / "Cache", folders.data / "Logs")
    for path in (one.cache / "index", one.logs / "aixreader.log.1", one.config / "settings.json"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    with open_marks(one) as store:
        wipe_user_data(store, one)
    assert left(one.data) <= {"marks.db", "marks.db-journal", "Cache/index", "settings.json"}


def test_what_could_not_be_deleted_is_named_and_the_rest_deleted(folders: Folders, tmp_path: Path) -> None:
    with (
        open_marks(folders) as store,
        closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock,
    ):
        lock.execute("BEGIN IMMEDIATE")
        store._opened.execute("PRAGMA busy_timeout=1")
        with pytest.raises(UserDataError, match=r"marks\.db: database is locked") as caught:
            wipe_user_data(store, folders)
        assert "by hand" in caught.value.hint
    assert left(tmp_path / "home") <= {"data/marks.db", "data/marks.db-journal", "config/settings.json"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in other ways")
def test_folders_without_rights_are_deleted_too(folders: Folders, tmp_path: Path) -> None:
    (folders.data / "backups").chmod(0o000)
    with open_marks(folders) as store:
        wipe_user_data(store, folders)
    assert left(tmp_path / "home") <= {"data/marks.db", "data/marks.db-journal", "config/settings.json"}


def test_a_database_that_could_not_be_opened_is_deleted_like_the_rest(folders: Folders, tmp_path: Path) -> None:
    wipe_user_data(marks_store(folders), folders)
    assert left(tmp_path / "home") == {"config/settings.json"}
