"""The database file, and how it is opened so that committed data is durable.

With `journal_mode=TRUNCATE` and `synchronous=FULL` a power failure loses no commit (a write-ahead log with
`synchronous=NORMAL` may, and cannot be read on a full disk). `secure_delete` overwrites deleted content in the file.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

APPLICATION_ID = 0x41495852  # "AIXR"
BUSY_TIMEOUT_MS = 5000
MAX_PLAUSIBLE_FORMAT = 1000
"""From this format number on, the file counts as damaged."""
HEADER = b"SQLite format 3\x00"
WRITE_VERSION = 18
"""The offset of the byte that says which versions of SQLite may write the file: 1, or 2 with a write-ahead log. SQLite
opens a file with any other value, but never writes to it."""
SCHEMA = """
CREATE TABLE records (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL,
  PRIMARY KEY (kind, id)
)
"""
Migration = Callable[[sqlite3.Connection], None]
MIGRATIONS: tuple[Migration, ...] = (lambda database: _ignore(database.execute(SCHEMA)),)
"""The n-th (from 0) converts format n to n + 1. Published migrations are never changed, new ones are appended. One to a
format whose number differs from that of an older one in a single bit has to change the schema: see `_is_flipped`."""
OF_THE_FILE = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_TOOBIG,
)
"""SQLite's errors that the file causes, when it is opened. `SQLITE_ERROR` is among them ("no such column", "unsupported
file format"): the statements of the program are right, so the schema is not."""


class DamagedDatabaseError(Exception):
    """The file is damaged or not a database of AIX Reader. The store renames it and recovers its undamaged rows."""


class NewerDatabaseError(Exception):
    """The database has a newer format: it may be read, but not written."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the database at `path`, and create it if there is none; with `read_only` also one of a newer format.

    Raises `NewerDatabaseError`, `DamagedDatabaseError`, and `sqlite3.Error` for errors of the disk. A connection may
    be used by one thread at a time.
    """
    if not read_only:
        _guard(path)
    _refuse_foreign(path)
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    database = sqlite3.connect(
        address, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None, check_same_thread=False, uri=True
    )
    database.text_factory = lambda data: data.decode("utf-8", "replace")  # digests detect damage
    try:
        _set_up(database, read_only=read_only)
        _check_write_version(path)
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
    """Whether an error means that the file is damaged, not that it is locked or the disk is full.

    `UnicodeDecodeError` is raised for damaged names in SQLite's own messages.
    """
    if type(error) in (sqlite3.DatabaseError, UnicodeDecodeError):
        return True
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in OF_THE_FILE


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """A transaction: committed to the disk at the end of the block, rolled back after an exception."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def check(database: sqlite3.Connection, *, quick: bool) -> None:
    """Run SQLite's integrity check; raises `DamagedDatabaseError`. A `quick` check does not compare the indexes."""
    try:
        result = database.execute("PRAGMA quick_check(1)" if quick else "PRAGMA integrity_check(1)").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if is_damage(error):
            raise DamagedDatabaseError(str(error)) from error
        raise
    if result is None or result[0] != "ok":
        raise DamagedDatabaseError(str(result and result[0]))


def check_schema(database: sqlite3.Connection, version: int) -> None:
    """Compare the schema with that of a format; raises `DamagedDatabaseError`.

    SQLite reads a damaged schema as far as it can be parsed: a flipped bit renames a column, or changes its type.
    """
    if _schema(database) != _expected_schema(version):
        raise DamagedDatabaseError("its schema is not as expected")


def _refuse_foreign(path: Path) -> None:
    """Check the file header first: SQLite deletes the journal next to a file that is not a database."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would block
            raise DamagedDatabaseError("not a file")
        with path.open("rb") as stream:
            head = stream.read(len(HEADER))
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise DamagedDatabaseError("a link to itself") from error
        return
    if head and head != HEADER:
        raise DamagedDatabaseError("not a database")


def _check_write_version(path: Path) -> None:
    """Refuse a file that SQLite would not write to. To be called after a journal was rolled back."""
    with path.open("rb") as stream:
        head = stream.read(WRITE_VERSION + 1)
    if len(head) > WRITE_VERSION and head[WRITE_VERSION] not in (1, 2):
        raise DamagedDatabaseError(f"write version {head[WRITE_VERSION]}")


def _guard(path: Path) -> None:
    """Create the file with access for this user only. SQLite gives the journal the same permissions."""
    with suppress(OSError):  # SQLite's own error is more precise
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
        raise DamagedDatabaseError("not a database of AIX Reader")
    if not 0 <= version < MAX_PLAUSIBLE_FORMAT or _is_flipped(database, version):
        raise DamagedDatabaseError(f"format {version}")
    if version <= len(MIGRATIONS):
        check_schema(database, version)
    elif not read_only:
        raise NewerDatabaseError(f"format {version}, supported: {len(MIGRATIONS)}")
    check(database, quick=True)
    if version < len(MIGRATIONS) and not read_only:
        _migrate(database)


def _migrate(database: sqlite3.Connection) -> None:
    with transaction(database):
        # Another process may have migrated it while this one waited for the lock.
        version = database.execute("PRAGMA user_version").fetchone()[0]
        for migrate in MIGRATIONS[version:]:
            migrate(database)
        database.execute(f"PRAGMA application_id={APPLICATION_ID}")
        database.execute(f"PRAGMA user_version={len(MIGRATIONS)}")


def _is_flipped(database: sqlite3.Connection, version: int) -> bool:
    """Whether a newer format is none: its number differs from ours in one bit, and the schema not at all."""
    if version <= len(MIGRATIONS) or (version ^ len(MIGRATIONS)).bit_count() != 1:
        return False
    return _schema(database) == _expected_schema(len(MIGRATIONS))


def _schema(database: sqlite3.Connection) -> frozenset[tuple[object, ...]]:
    """The tables, indexes, views and triggers with their definitions; without what ANALYZE may have added."""
    rows = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return frozenset(row for row in rows if not str(row[1]).startswith("sqlite_stat"))


@cache
def _expected_schema(version: int) -> frozenset[tuple[object, ...]]:
    """The schema that the migrations up to this format make."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        for migrate in MIGRATIONS[:version]:
            migrate(database)
        return _schema(database)


def _ignore(_result: object) -> None:
    """Discards a result: migrations return None."""
