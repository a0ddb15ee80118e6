"""The user's marks on disk: opened in whatever state the file is, changed in transactions, never deleted.

A damaged file is renamed, its undamaged rows are recovered, and rows that only the newest backup has are offered.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable
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
from aixreader.userdata.removal import Remnant, remove_contents
from aixreader.userdata.rows import Row, make_row
from aixreader.userdata.salvage import salvage

LOG = topic("user")
NAME = "marks.db"
MARKER = "marks.there"
MARKER_TEXT = b"Beside this file AIX Reader keeps bookmarks, notes and history, in marks.db. Remove both, or neither.\n"
SELECT = "SELECT kind, id, version, body, digest FROM records"
COLUMNS = "INTO records (kind, id, version, body, digest) VALUES (?, ?, ?, ?, ?)"
REPLACE, INSERT = f"INSERT OR REPLACE {COLUMNS}", f"INSERT OR IGNORE {COLUMNS}"


@dataclass(frozen=True, slots=True)
class BackupRecovery:
    """The rows of the backup of `day` (ISO 8601) that the database does not have."""

    day: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OpenReport:
    """The result of opening: a message for the user ("" if all is well), the renamed damaged file, and the rows that
    can be restored from a backup.
    """

    notice: str = ""
    aside: Path | None = None
    recovery: BackupRecovery | None = None


class Store:
    """The marks in `folder`. One thread at a time; several processes at once are safe.

    Errors of the disk raise `UserDataError`; then the stored marks are unchanged.
    """

    def __init__(
        self, folder: Path, today: Callable[[], str], shown: Callable[[Record], Record] = lambda record: record
    ) -> None:
        """`today` gives the day of a backup (ISO 8601); `shown` changes what is loaded, not what is stored."""
        self._folder = folder
        self._path = folder / NAME
        self._marker = folder / MARKER
        self._copy = folder / f".{NAME}.copy"
        self._today = today
        self._shown = shown
        self._database: sqlite3.Connection | None = None
        self._versions: dict[tuple[str, str], int] = {}
        self._seen = -1
        self._fresh: list[Row] = []  # the rows read by `open`, for the first `load`
        self.backups = Backups(folder / "backups")
        self.read_only = False

    @property
    def is_open(self) -> bool:
        """Whether the database is open."""
        return self._database is not None

    def open(self) -> OpenReport:
        """Open the database, and repair it if it is damaged."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _as_user_error(error) from error
        self.backups.sweep()
        self._copy_before_rollback()
        try:
            return self._open()
        except NewerDatabaseError as newer:
            return self._open_newer(newer)
        except DamagedDatabaseError as damage:
            return self._repair(str(damage))
        except (sqlite3.Error, OSError) as error:
            raise _as_user_error(error) from error
        finally:
            with suppress(OSError):
                self._copy.unlink(missing_ok=True)

    def load(self) -> list[Record]:
        """All current records; those of unknown kinds, of a newer version, are left out."""
        try:
            rows, self._fresh = self._fresh or self._rows(), []
        except sqlite3.Error as error:
            raise _as_user_error(error) from error
        self._versions = {(row.kind, row.id): row.version for row in rows}
        records = []
        for row in rows:
            with suppress(DecodeError):  # of a newer reader, which may know more kinds
                records.append(self._shown(row.read()))
        return records

    def changed_elsewhere(self) -> bool:
        """Whether another process has changed the database since the last `load`."""
        try:
            return self._data_version() != self._seen
        except sqlite3.Error as error:
            raise _as_user_error(error) from error

    def write(self, changes: Iterable[Change]) -> bool:
        """Apply all changes, or none; when this returns, they are on the disk.

        Returns whether `load` is needed: another process has changed the database, or the same note, and then ours was
        stored as a second note.
        """
        changes, self._fresh = tuple(changes), []
        self._refuse_where_read_only()
        try:
            with transaction(self._opened):
                twice = [self._write(change) for change in changes]
            self._mark()
            return any(twice) or self._data_version() != self._seen
        except (sqlite3.Error, OSError) as error:
            raise _as_user_error(error) from error

    def back_up(self) -> bool:
        """Make today's backup if there is none yet; returns whether one was made."""
        today = self._today()
        if self.read_only or not self.backups.is_due(today):
            return False
        try:
            if not self._opened.execute("SELECT count(*) FROM records").fetchone()[0]:
                return False
            self.backups.make(self._opened, today)
        except FileNotFoundError:  # swept by another process that was started meanwhile: made with the next change
            return False
        except DamagedDatabaseError as damage:
            raise UserDataError(
                f"Your bookmarks and notes could not be backed up: the file is damaged ({damage}).",
                "Restart AIX Reader to repair it. Existing backups were not changed.",
            ) from damage
        except (sqlite3.Error, OSError) as error:
            raise _as_user_error(error, "The daily backup of your bookmarks and notes could not be made") from error
        return True

    def restore(self, recovery: BackupRecovery) -> None:
        """Insert the rows of a backup whose ids do not exist."""
        self._refuse_where_read_only()
        self._fresh = []
        try:
            with transaction(self._opened):
                self._opened.executemany(INSERT, recovery.rows)
        except sqlite3.Error as error:
            raise _as_user_error(error) from error

    def wipe(self, keep: Collection[Path] = ()) -> list[Remnant]:
        """Delete all marks, and everything else in the folder but what to `keep`; returns what could not be deleted.

        The database stays, empty and overwritten: another process may have it open, and would go on writing to a file
        that nobody sees. One that could not be opened is deleted like the rest.
        """
        self._refuse_where_read_only()
        self._fresh = []
        remnants: list[Remnant] = []
        in_use: tuple[Path, ...] = ()
        if self._database is not None:
            in_use = (self._path, self._path.with_name(f"{NAME}-journal"))
            try:
                with transaction(self._database):
                    self._database.execute("DELETE FROM records")
                self._database.execute("VACUUM")
            except (sqlite3.Error, OSError) as error:
                remnants.append(Remnant(self._path, str(error)))
        self._versions.clear()
        return remnants + remove_contents(self._folder, (*in_use, *keep))

    def close(self) -> None:
        """Close the database."""
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
            raise DamagedDatabaseError(f"{broken} of its rows do not match their digests")
        if lost:
            return self._opening(f"Your bookmarks and notes are gone: {NAME} is missing or empty.", None)
        return OpenReport()

    def _open_newer(self, newer: Exception) -> OpenReport:
        try:
            self._database = connect(self._path, read_only=True)
            self._rows()
        except (DamagedDatabaseError, sqlite3.Error) as error:
            self.close()
            raise UserDataError(
                f"{NAME} was written by a newer version of AIX Reader and cannot be read ({newer}).",
                "Nothing was changed. Use the newer version, or move the file away to start afresh.",
            ) from error
        self.read_only = True
        return OpenReport(
            f"Your bookmarks and notes were written by a newer version of AIX Reader ({newer}). They are read-only"
            " here. Use the newer version to change them."
        )

    def _repair(self, why: str) -> OpenReport:
        """Rename the damaged file, recover its undamaged rows, and offer those that only a backup has."""
        LOG.info("the marks are damaged: %s", why)
        try:
            aside = self._set_aside(self._path)
            saved = salvage(aside)
            if self._copy.exists():
                aside = self._set_aside(self._copy)
                saved = saved.merge(salvage(aside))
            self._database = connect(self._path)
            with transaction(self._database):
                self._database.executemany(REPLACE, saved.rows)
        except (DamagedDatabaseError, sqlite3.Error, OSError) as error:
            self.close()
            raise _as_user_error(error) from error
        lost = f" At least {saved.unreadable} cannot be recovered." if saved.unreadable else ""
        return self._opening(
            f"The file of your bookmarks and notes was damaged ({why}). {len(saved.rows)} entries were recovered.{lost}"
            f" The damaged file was renamed to {aside.name}.",
            aside,
        )

    def _opening(self, notice: str, aside: Path | None) -> OpenReport:
        newest = self.backups.newest_rows()
        if newest is None:
            return OpenReport(f"{notice} There is no usable backup.", aside)
        backup, rows = newest
        have = {(row.kind, row.id) for row in self._rows()}
        missing = tuple(row for row in rows if (row.kind, row.id) not in have)
        if not missing:
            return OpenReport(f"{notice} The backup of {backup.day} contains no further entries.", aside)
        return OpenReport(
            f"{notice} The backup of {backup.day} contains {len(missing)} further entries.",
            aside,
            BackupRecovery(backup.day, missing),
        )

    def _copy_before_rollback(self) -> None:
        """Copy the file if there is a journal: SQLite rolls back what that says, even if it belongs to another file."""
        with suppress(OSError):
            journal = self._path.with_name(f"{NAME}-journal")
            if journal.is_file() and journal.stat().st_size and self._path.is_file():
                write_atomically(self._copy, self._path.read_bytes())

    def _set_aside(self, path: Path) -> Path:
        """Rename a damaged file and the journal, if there is one, to unused names."""
        number = 1
        while any(os.path.lexists(self._folder / f"{name}.damaged-{number}") for name in (NAME, f"{NAME}-journal")):
            number += 1
        aside = self._path.with_name(f"{NAME}.damaged-{number}")
        journal = self._path.with_name(f"{NAME}-journal")
        if journal.exists():
            journal.rename(journal.with_name(f"{journal.name}.damaged-{number}"))
        path.rename(aside)
        return aside

    def _rows(self) -> list[Row]:
        self._seen = self._data_version()  # read first: changes made while the rows are read are then noticed
        return [Row(*row) for row in self._opened.execute(f"{SELECT} ORDER BY kind, id")]

    def _write(self, change: Change) -> bool:
        """Apply a change; returns whether a note was stored as a second one."""
        if isinstance(change, Drop):
            self._opened.execute("DELETE FROM records WHERE kind = ? AND id = ?", (change.kind, change.id))
            self._versions.pop((change.kind, change.id), None)
            return False
        record, twice = change.record, False
        key = (record.KIND, record.id)
        stored = self._opened.execute(f"{SELECT} WHERE kind = ? AND id = ?", key).fetchone()
        version = stored[2] if stored else 0
        if stored and version != self._versions.get(key, version) and _notes_differ(Row(*stored), record):
            record, version, twice = replace(record, id=token_hex(8)), 0, True
        self._opened.execute(REPLACE, make_row(record, version + 1))
        self._versions[record.KIND, record.id] = version + 1
        return twice

    def _data_version(self) -> int:
        version: int = self._opened.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _mark(self) -> None:
        """Record that there was data: an empty file is a valid database, too."""
        if not self._marker.exists():
            write_atomically(self._marker, MARKER_TEXT)

    def _refuse_where_read_only(self) -> None:
        if self.read_only:
            raise UserDataError(
                "Your bookmarks and notes were written by a newer version of AIX Reader and are read-only here.",
                "Use the newer version to change them.",
            )


def _notes_differ(stored: Row, record: Record) -> bool:
    """Whether both are notes with different text."""
    if not isinstance(record, Annotation):
        return False
    try:
        other = stored.read()
    except DecodeError:
        return False
    return isinstance(other, Annotation) and bool(other.note) and other.note != record.note


def _as_user_error(error: Exception, problem: str = "Your bookmarks and notes could not be saved") -> UserDataError:
    """The error of SQLite or of the disk as a message for the user."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    hint = "Those saved before were not changed."
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return UserDataError(f"{problem}: the file is locked by another program.", hint)
    if code == sqlite3.SQLITE_FULL:
        return UserDataError(f"{problem}: the disk is full.", f"Free some space. {hint}")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return UserDataError(f"{problem}: the folder is not writable ({error}).", f"Check its permissions. {hint}")
    return UserDataError(f"{problem}: {error}.", hint)
