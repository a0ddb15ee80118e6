"""The database file: how it is opened, so that what was committed stays.

`journal_mode=TRUNCATE` with `synchronous=FULL` loses nothing at a power cut (a write-ahead log with less does, and
cannot be read at all on a full disk). `secure_delete` wipes what is deleted, also for whoever reads the raw file.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

APPLICATION_ID = 0x41495852  # "AIXR"
BUSY_MS = 5000
IMPLAUSIBLE = 10_000
"""A format that no reader will ever have."""
HEADER = b"SQLite format 3\x00"
SCHEMA = """
CREATE TABLE records (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL,
  PRIMARY KEY (kind, id)
)
"""
Migration = Callable[[sqlite3.Connection], None]
MIGRATIONS: tuple[Migration, ...] = (lambda database: _ignore(database.execute(SCHEMA)),)
"""The n-th brings format n to n + 1; what is there now is never changed, only added to."""


class DamagedDatabaseError(Exception):
    """A file that is no sound database of ours. It is set aside, and what can be saved is saved."""


class NewerDatabaseError(Exception):
    """A database of a newer format: it may be read, but not written."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the database at `path`, made if there is none; `read_only` also one of a newer format.

    Raises `NewerDatabaseError`, `DamagedDatabaseError`, and `sqlite3.Error` where the disk does not take part. A
    connection may be used by one thread at a time.
    """
    if not read_only:
        _guard(path)
    _refuse_foreign(path)
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    database = sqlite3.connect(address, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False, uri=True)
    database.text_factory = lambda data: data.decode("utf-8", "replace")  # what is damaged, its digest tells
    try:
        _set_up(database, read_only=read_only)
        _check(database, read_only=read_only)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        database.close()
        if is_damage(error):
            raise DamagedDatabaseError(str(error)) from error
        raise
    except BaseException:
        database.close()
        raise
    return database


def is_damage(error: Exception) -> bool:
    """Whether an error means that the file is broken, not that it is locked or the disk is full.

    Of broken names Python cannot even make the message.
    """
    if type(error) in (sqlite3.DatabaseError, UnicodeDecodeError):
        return True
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All of what is done inside, or nothing; when it is left, it is on the disk."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def check(database: sqlite3.Connection, *, quick: bool) -> None:
    """Look whether its pages are sound; raises `DamagedDatabaseError`."""
    try:
        told = database.execute("PRAGMA quick_check(1)" if quick else "PRAGMA integrity_check(1)").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if is_damage(error):
            raise DamagedDatabaseError(str(error)) from error
        raise
    if told is None or told[0] != "ok":
        raise DamagedDatabaseError(str(told and told[0]))


def _refuse_foreign(path: Path) -> None:
    """Look at the head of the file first: SQLite removes the journal beside what is no database."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(HEADER))
    except OSError:
        return
    if head and head != HEADER:
        raise DamagedDatabaseError("it is no database")


def _guard(path: Path) -> None:
    """Only this user may look into the file. SQLite gives the journal the same rights."""
    with suppress(OSError):  # SQLite says better what is wrong
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _set_up(database: sqlite3.Connection, *, read_only: bool) -> None:
    database.execute("PRAGMA trusted_schema=0")
    database.execute("PRAGMA cell_size_check=1")
    database.execute("PRAGMA foreign_keys=1")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("PRAGMA fullfsync=1")
    database.execute("PRAGMA secure_delete=1")
    if not read_only:
        database.execute("PRAGMA journal_mode=TRUNCATE")


def _check(database: sqlite3.Connection, *, read_only: bool) -> None:
    identity = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if identity != APPLICATION_ID and (tables or identity or version):
        raise DamagedDatabaseError("it is no database of AIX Reader")
    if not 0 <= version < IMPLAUSIBLE:
        raise DamagedDatabaseError(f"its format is {version}")
    if version > len(MIGRATIONS) and not read_only:
        raise NewerDatabaseError(f"it has format {version}, this reader knows {len(MIGRATIONS)}")
    check(database, quick=True)
    if version < len(MIGRATIONS) and not read_only:
        with transaction(database):
            # Another process may have done it while this one waited.
            version = database.execute("PRAGMA user_version").fetchone()[0]
            for migrate in MIGRATIONS[version:]:
                migrate(database)
            database.execute(f"PRAGMA application_id={APPLICATION_ID}")
            database.execute(f"PRAGMA user_version={len(MIGRATIONS)}")


def _ignore(_result: object) -> None:
    """For migrations, which return nothing."""
