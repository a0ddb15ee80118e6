"""The user's marks on disk: opened whatever state the file is in, changed in whole transactions, never thrown away.

A damaged file is set aside, what is whole in it is taken over, and what only the newest good backup has is offered.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex

from aixreader.errors import UserDataError
from aixreader.files import write_atomically
from aixreader.json_codec import DecodeError
from aixreader.log import topic
from aixreader.userdata.backups import Backups
from aixreader.userdata.changes import Change, Drop
from aixreader.userdata.database import (
    DamagedDatabaseError,
    NewerDatabaseError,
    connect,
    is_damage,
    transaction,
)
from aixreader.userdata.records import Annotation, Record
from aixreader.userdata.rows import Row, make_row
from aixreader.userdata.salvage import salvage

LOG = topic("user")
NAME = "marks.db"
MARKER = "marks.there"
TOLD = b"Beside this file AIX Reader keeps bookmarks, notes and history, in marks.db. Remove both, or neither.\n"
SELECT = "SELECT kind, id, version, body, digest FROM records"
COLUMNS = "INTO records (kind, id, version, body, digest) VALUES (?, ?, ?, ?, ?)"
REPLACE, INSERT = f"INSERT OR REPLACE {COLUMNS}", f"INSERT OR IGNORE {COLUMNS}"


@dataclass(frozen=True, slots=True)
class BackupRecovery:
    """What a backup has and the database has not: so many marks, as of `day`."""

    day: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OpenReport:
    """How the database was found: in words what was wrong ("" if nothing), the file that was set aside, and what can
    be had back.
    """

    notice: str = ""
    aside: Path | None = None
    offer: BackupRecovery | None = None


class Store:
    """The marks in `folder`. One thread at a time; several processes at once are safe.

    All that fails for the disk's sake raises `UserDataError` in words, and leaves what was there.
    """

    def __init__(self, folder: Path, today: Callable[[], str]) -> None:
        self._folder = folder
        self._path = folder / NAME
        self._marker = folder / MARKER
        self._today = today
        self._database: sqlite3.Connection | None = None
        self._versions: dict[tuple[str, str], int] = {}
        self._seen = -1
        self._fresh: list[Row] = []  # what was read when it was opened, until it is asked for
        self.backups = Backups(folder / "backups")
        self.read_only = False

    @property
    def is_open(self) -> bool:
        """Whether it can be asked."""
        return self._database is not None

    def open(self) -> OpenReport:
        """Open it; says what there is to say of it."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _told(error) from error
        try:
            return self._open()
        except NewerDatabaseError as newer:
            return self._open_newer(newer)
        except DamagedDatabaseError as damage:
            return self._repair(str(damage))
        except (sqlite3.Error, OSError) as error:
            raise _told(error) from error

    def load(self) -> list[Record]:
        """All records that are understood, as they are now."""
        try:
            rows, self._fresh = self._fresh or self._rows(), []
        except sqlite3.Error as error:
            raise _told(error) from error
        self._versions = {(row.kind, row.id): row.version for row in rows}
        found = []
        for row in rows:
            with suppress(DecodeError):  # of a newer reader, which may know more kinds
                found.append(row.read())
        return found

    def changed_elsewhere(self) -> bool:
        """Whether another process has changed anything since the last `load`."""
        try:
            return self._data_version() != self._seen
        except sqlite3.Error as error:
            raise _told(error) from error

    def write(self, changes: Iterable[Change]) -> bool:
        """Make all the changes, or none; when this returns, they are on the disk.

        Returns whether `load` has more to tell: another process has changed something meanwhile, or a note had been
        changed there, too, and ours was kept beside it.
        """
        changes, self._fresh = tuple(changes), []
        self._refuse_where_read_only()
        try:
            with transaction(self._opened):
                twice = [self._write(change) for change in changes]
            self._mark()
            return any(twice) or self._data_version() != self._seen
        except (sqlite3.Error, OSError) as error:
            raise _told(error) from error

    def back_up(self) -> bool:
        """Make today's backup if there is none; returns whether one was made."""
        today = self._today()
        if self.read_only or not self.backups.is_due(today):
            return False
        try:
            if not self._opened.execute("SELECT count(*) FROM records").fetchone()[0]:
                return False
            self.backups.make(self._opened, today)
        except DamagedDatabaseError as damage:
            raise UserDataError(
                f"Your marks could not be backed up: their file is damaged ({damage}).",
                "Start the reader anew; it saves what is whole. The backups are as they were.",
            ) from damage
        except (sqlite3.Error, OSError) as error:
            raise _told(error) from error
        return True

    def restore(self, offer: BackupRecovery) -> None:
        """Take over the rows that a backup has, where there is nothing by now."""
        self._refuse_where_read_only()
        self._fresh = []
        try:
            with transaction(self._opened):
                self._opened.executemany(INSERT, offer.rows)
        except sqlite3.Error as error:
            raise _told(error) from error

    def wipe(self) -> None:
        """Remove everything, backups and damaged files as well."""
        self._refuse_where_read_only()
        self._fresh = []
        try:
            with transaction(self._opened):
                self._opened.execute("DELETE FROM records")
            self._opened.execute("VACUUM")
            self.backups.remove_all()
            for aside in self._folder.glob(f"{NAME}*.damaged-*"):
                aside.unlink()
            self._marker.unlink(missing_ok=True)
        except (sqlite3.Error, OSError) as error:
            raise _told(error) from error
        self._versions.clear()

    def close(self) -> None:
        """Give the file up."""
        if self._database is not None:
            self._database.close()
            self._database = None

    @property
    def _opened(self) -> sqlite3.Connection:
        assert self._database is not None  # noqa: S101  # asked only after `open`
        return self._database

    def _open(self) -> OpenReport:
        lost = self._marker.exists() and not (self._path.exists() and self._path.stat().st_size)
        database = connect(self._path)
        self._database = database
        try:
            self._fresh = self._rows()
            broken = sum(not row.is_whole for row in self._fresh)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            self.close()
            if is_damage(error):
                raise DamagedDatabaseError(str(error)) from error
            raise
        if broken:
            self._fresh = []
            self.close()
            raise DamagedDatabaseError(f"{broken} of its rows are not as they were written")
        if lost:
            return self._opening(f"Your marks are gone: {NAME} is missing or empty.", None)
        return OpenReport()

    def _open_newer(self, newer: Exception) -> OpenReport:
        try:
            self._database = connect(self._path, read_only=True)
            self._rows()
        except (DamagedDatabaseError, sqlite3.Error) as error:
            self.close()
            raise UserDataError(
                f"{NAME} is of a newer AIX Reader and cannot be read: {newer}.",
                "Nothing was changed. Use the newer reader, or move the file away to begin anew.",
            ) from error
        self.read_only = True
        return OpenReport(
            f"Your marks were kept by a newer AIX Reader ({newer}). They are shown as far as they are understood, and"
            " nothing can be changed. Use the newer reader to change them."
        )

    def _repair(self, why: str) -> OpenReport:
        """Set the file aside, take over what is whole, and offer what only a backup has."""
        LOG.info("the marks are damaged: %s", why)
        try:
            aside = self._set_aside()
            rows = salvage(aside)
            self._database = connect(self._path)
            with transaction(self._database):
                self._database.executemany(REPLACE, rows)
        except (DamagedDatabaseError, sqlite3.Error, OSError) as error:
            self.close()
            raise _told(error) from error
        return self._opening(
            f"The file of your marks was damaged ({why}). {len(rows)} entries were saved from it; it was kept as"
            f" {aside.name}.",
            aside,
        )

    def _opening(self, notice: str, aside: Path | None) -> OpenReport:
        newest = self.backups.newest_rows()
        if newest is None:
            return OpenReport(f"{notice} There is no sound backup.", aside)
        backup, rows = newest
        have = {(row.kind, row.id) for row in self._rows()}
        missing = tuple(row for row in rows if (row.kind, row.id) not in have)
        if not missing:
            return OpenReport(f"{notice} The backup of {backup.day} has nothing more.", aside)
        return OpenReport(
            f"{notice} The backup of {backup.day} has {len(missing)} entries that are not there now.",
            aside,
            BackupRecovery(backup.day, missing),
        )

    def _set_aside(self) -> Path:
        """Move the file and its journal to names that are free."""
        number = 1
        while any(os.path.lexists(self._folder / f"{name}.damaged-{number}") for name in (NAME, f"{NAME}-journal")):
            number += 1
        aside = self._path.with_name(f"{NAME}.damaged-{number}")
        journal = self._path.with_name(f"{NAME}-journal")
        if journal.exists():
            journal.rename(journal.with_name(f"{journal.name}.damaged-{number}"))
        self._path.rename(aside)
        return aside

    def _rows(self) -> list[Row]:
        self._seen = self._data_version()  # asked first: what is written while it is read is read once more
        return [Row(*row) for row in self._opened.execute(f"{SELECT} ORDER BY kind, id")]

    def _write(self, change: Change) -> bool:
        """Make a change; returns whether a note was kept twice."""
        if isinstance(change, Drop):
            self._opened.execute("DELETE FROM records WHERE kind = ? AND id = ?", (change.kind, change.id))
            self._versions.pop((change.kind, change.id), None)
            return False
        record, twice = change.record, False
        key = (record.KIND, record.id)
        found = self._opened.execute(f"{SELECT} WHERE kind = ? AND id = ?", key).fetchone()
        version = found[2] if found else 0
        if found and version != self._versions.get(key, version) and _notes_differ(Row(*found), record):
            record, version, twice = replace(record, id=token_hex(8)), 0, True
        self._opened.execute(REPLACE, make_row(record, version + 1))
        self._versions[record.KIND, record.id] = version + 1
        return twice

    def _data_version(self) -> int:
        found: int = self._opened.execute("PRAGMA data_version").fetchone()[0]
        return found

    def _mark(self) -> None:
        """Leave word that there was data: an empty file is a valid database, too."""
        if not self._marker.exists():
            write_atomically(self._marker, TOLD)

    def _refuse_where_read_only(self) -> None:
        if self.read_only:
            raise UserDataError(
                "Your marks were kept by a newer AIX Reader and cannot be changed by this one.",
                "Use the newer reader to change them.",
            )


def _notes_differ(stored: Row, record: Record) -> bool:
    """Whether both are notes, and not the same one."""
    if not isinstance(record, Annotation):
        return False
    try:
        found = stored.read()
    except DecodeError:
        return False
    return isinstance(found, Annotation) and bool(found.note) and found.note != record.note


def _told(error: Exception) -> UserDataError:
    """What the disk did, in words."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    hint = "What was kept before is as it was."
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return UserDataError("Your marks are being written by another program, which does not come to an end.", hint)
    if code == sqlite3.SQLITE_FULL:
        return UserDataError("Your marks cannot be kept: the disk is full.", f"Make room. {hint}")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return UserDataError(
            f"Your marks cannot be kept: their folder cannot be written ({error}).", f"Look at its rights. {hint}"
        )
    return UserDataError(f"Your marks cannot be kept: {error}.", hint)
