"""Daily copies of the database, made by SQLite's own means and looked through before they count.

They are kept by number, not by age alone: a clock that is wrong must not cost any.
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
from aixreader.userdata.database import DamagedDatabaseError, check
from aixreader.userdata.rows import Row

KEPT = 7
PLAUSIBLE_DAYS = 31
"""When more lie between two backups, the clock may be wrong: none is removed for the sake of the new one."""
NAME = re.compile(r"marks-(\d{6})-(\d{4}-\d{2}-\d{2})\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its place in the order of backups, and the day it was made by the clock of then."""

    path: Path
    number: int
    day: str


class Backups:
    """The backups in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Backup]:
        """What is there, the newest first."""
        found = []
        with suppress(OSError):
            for path in self.folder.iterdir():
                match = NAME.fullmatch(path.name)
                if match:
                    found.append(Backup(path, int(match[1]), match[2]))
        return sorted(found, key=lambda backup: -backup.number)

    def is_due(self, today: str) -> bool:
        """Whether none was made on this day."""
        newest = next(iter(self.all()), None)
        return newest is None or newest.day != today

    def make(self, database: sqlite3.Connection, today: str) -> Path:
        """Copy `database`, if it is sound, and remove copies beyond those that are kept.

        Raises `DamagedDatabaseError`, `sqlite3.Error` and `OSError`; then all that was there is still there.
        """
        check(database, quick=False)
        existing = self.all()
        number = existing[0].number + 1 if existing else 1
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / f"marks-{number:06}-{today}.db"
        fresh = self.folder / f".{path.name}.new"
        try:
            fresh.unlink(missing_ok=True)
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            with closing(sqlite3.connect(fresh, isolation_level=None)) as copy:
                database.backup(copy)
                check(copy, quick=True)
            with fresh.open("rb+") as stream:
                os.fsync(stream.fileno())
            fresh.replace(path)
        except BaseException:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise
        sync_folder(self.folder)
        if existing and _is_plausible(existing[0].day, today):
            for backup in existing[KEPT - 1 :]:
                with suppress(OSError):
                    backup.path.unlink()
        return path

    def newest_rows(self) -> tuple[Backup, list[Row]] | None:
        """The newest backup that is sound, with its whole rows."""
        for backup in self.all():
            with suppress(sqlite3.Error, DamagedDatabaseError, OSError):
                address = f"{backup.path.absolute().as_uri()}?mode=ro&immutable=1"
                with closing(sqlite3.connect(address, uri=True)) as database:
                    check(database, quick=True)
                    rows = [
                        Row(*row) for row in database.execute("SELECT kind, id, version, body, digest FROM records")
                    ]
                if all(row.is_whole for row in rows):
                    return backup, rows
        return None

    def remove_all(self) -> None:
        """Remove every backup. Raises `OSError`."""
        for backup in self.all():
            backup.path.unlink(missing_ok=True)


def _is_plausible(before: str, today: str) -> bool:
    try:
        return 0 <= (date.fromisoformat(today) - date.fromisoformat(before)).days <= PLAUSIBLE_DAYS
    except ValueError:
        return False
