"""Daily backups of the database, made with SQLite's backup API and checked.

Backups are removed by their number, not by their age: a wrong clock must not remove any.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aixreader.files import sync_folder
from aixreader.userdata.database import MIGRATIONS, DamagedDatabaseError, check, check_schema
from aixreader.userdata.rows import Row

MAX_BACKUPS = 7
MAX_PLAUSIBLE_DAYS = 31
"""If more days lie between two backups, the clock may be wrong, and none is removed for the new one."""
NAME = re.compile(r"marks-(\d{6})-(\d{4}-\d{2}-\d{2})\.db")
UNFINISHED = re.compile(r"\.marks-.*\.db\.new(?:-journal|-wal|-shm)?")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file: its sequence number, and the day on which it was made (ISO 8601)."""

    path: Path
    number: int
    day: str


class Backups:
    """The backups in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Backup]:
        """All backups, the newest first."""
        backups = []
        with suppress(OSError):
            for path in self.folder.iterdir():
                match = NAME.fullmatch(path.name)
                if match:
                    backups.append(Backup(path, int(match[1]), match[2]))
        return sorted(backups, key=lambda backup: -backup.number)

    def is_due(self, today: str) -> bool:
        """Whether there is no backup of this day (ISO 8601)."""
        newest = next(iter(self.all()), None)
        return newest is None or newest.day != today

    def make(self, database: sqlite3.Connection, today: str) -> Path:
        """Back up `database`, if it is not damaged, and remove backups beyond `MAX_BACKUPS`.

        Raises `DamagedDatabaseError`, `sqlite3.Error` and `OSError`; then no backup was removed.
        """
        check(database, quick=False)
        existing = self.all()
        number = existing[0].number + 1 if existing else 1
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / f"marks-{number:06}-{today}.db"
        temporary = self.folder / f".{path.name}.new"
        try:
            temporary.unlink(missing_ok=True)
            os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                database.backup(copy)
                check(copy, quick=True)
            with temporary.open("rb+") as stream:
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            for unfinished in (temporary, temporary.with_name(f"{temporary.name}-journal")):
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)
            raise
        sync_folder(self.folder)
        if existing and _is_plausible(existing[0].day, today):
            for backup in existing[MAX_BACKUPS - 1 :]:
                with suppress(OSError):
                    backup.path.unlink()
        return path

    def newest_rows(self) -> tuple[Backup, list[Row]] | None:
        """The newest backup without damage, with its rows; None if there is none."""
        for backup in self.all():
            with suppress(sqlite3.Error, DamagedDatabaseError, OSError):
                address = f"{backup.path.absolute().as_uri()}?mode=ro&immutable=1"
                with closing(sqlite3.connect(address, uri=True)) as database:
                    version = database.execute("PRAGMA user_version").fetchone()[0]
                    if version <= len(MIGRATIONS):
                        check_schema(database, version)
                    check(database, quick=True)
                    rows = [
                        Row(*row) for row in database.execute("SELECT kind, id, version, body, digest FROM records")
                    ]
                if all(row.is_whole for row in rows):
                    return backup, rows
        return None

    def sweep(self) -> None:
        """Remove what a process has left that ended while it made a backup: the unfinished copy and its journals."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if UNFINISHED.fullmatch(path.name):
                    with suppress(OSError):
                        path.unlink()


def _is_plausible(before: str, today: str) -> bool:
    try:
        return 0 <= (date.fromisoformat(today) - date.fromisoformat(before)).days <= MAX_PLAUSIBLE_DAYS
    except ValueError:
        return False
