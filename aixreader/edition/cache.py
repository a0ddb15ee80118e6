"""A cache of compiled editions, keyed by their source and the compiler: an unchanged source is compiled once.

An edition in the cache is shown without sanitising it again. So it is opened only if its folder and files are the
user's alone, and if the code beside it (`KEY.code`) is the one that this user's program made for what its manifest
says. Where there is no key to make codes with, owner and mode of the files have to do.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from aixreader.cache_key import CacheKey
from aixreader.edition import names
from aixreader.edition.edition import Edition, open_edition
from aixreader.errors import EditionError, OutputError
from aixreader.file_locks import FileLock
from aixreader.log import topic
from aixreader.private_files import (
    NotPrivateError,
    check_private,
    check_private_folder,
    close_to_others,
    make_private_folder,
    read_private,
    write_private,
)
from aixreader.progress import Report, part
from aixreader.staging import discard, output_error, remove, sweep

LOG = topic("edition")
KEEP = 4
KEY = re.compile(r"[0-9a-f]{40}")
CODE = re.compile(r"([0-9a-f]{40})\.code")
CODE_LENGTH = 64
IN_USE = re.compile(r"([0-9a-f]{40})\.use-[0-9a-f]{16}")


def cache_key(digest: str, compiler: str, revision: str = "", date: str = "") -> str:
    """The key of an edition: what was compiled, by what, and what the source says of its own age.

    The same content may come with another revision, and an edition is cited by it.
    """
    return hashlib.sha256(repr((digest, compiler, revision, date)).encode()).hexdigest()[:40]


class EditionCache:
    """The editions in one folder, each under its key: `folder/KEY/`, with its code in `KEY.code`, and a locked
    `KEY.use-*` beside it per user.

    `folder` lies in the folder of all caches, which is closed to others too.
    """

    def __init__(self, folder: Path, secret: CacheKey | None, keep: int = KEEP) -> None:
        self._folder = folder
        self._secret = secret
        self._keep = keep
        self._is_private = False

    def get(self, key: str, build: Callable[[Path, Report], None], report: Report) -> Edition:
        """The edition under `key`, whole and verified; where there is none, `build` writes it to the folder it is
        given.

        Raises `OutputError` where the cache cannot be written and, as on a read-only medium, does not hold it; and
        what `build` and `report` raise.
        """
        try:
            self._is_private = self._close()
            sweep(self._folder)
            release = self._mark(key)
        except OSError as error:
            found = self._open(key, _no_release, report) if error.errno == errno.EROFS else None
            if found is not None:  # nobody can remove it there
                return found
            raise output_error(self._folder, error) from error
        try:
            edition = self._open(key, release, report) or self._build(key, build, release, report)
            self._drop_old(key)
        except BaseException:
            release()
            raise
        return edition

    def _close(self) -> bool:
        """Close the folder to others; returns whether nobody else can have written to it before."""
        was_private = all(
            _is_private_folder(folder) for folder in (self._folder.parent, self._folder) if folder.exists()
        )
        make_private_folder(self._folder.parent)
        make_private_folder(self._folder)
        return was_private

    def _mark(self, key: str) -> Callable[[], None]:
        """Mark `key` as in use until the returned function is called, or this process ends."""
        while True:
            lock = FileLock.take(self._folder / f"{key}.use-{secrets.token_hex(8)}", create=True)
            if lock is not None:
                return lock.release

    def _open(self, key: str, release: Callable[[], None], report: Report) -> Edition | None:
        folder = self._folder / key
        if not self._is_private or not folder.is_dir():
            return None
        try:
            edition = open_edition(folder, release)
            self._check(key, edition)
            edition.verify(report)
            if _is_past(edition.catalogue.until):
                raise EditionError("other pages are published by now")  # noqa: TRY301 - built again as if it were damaged
        except (EditionError, OSError) as error:
            LOG.info("the edition %s is built again: %s", key, error)
            return None
        with suppress(OSError):  # the time of last use; a read-only cache can do without
            os.utime(folder)
        return edition

    def _build(
        self, key: str, build: Callable[[Path, Report], None], release: Callable[[], None], report: Report
    ) -> Edition:
        try:
            build(self._folder / key, part(report, 0.0, 0.98))
        except OutputError:
            if not (self._folder / key).is_dir():
                raise
            other = self._open(key, release, part(report, 0.98, 1.0))
            if other is not None:  # another process has just put the same edition there
                return other
            build(self._folder / key, part(report, 0.98, 1.0))  # it has, but not its code yet
        edition = open_edition(self._folder / key, release)
        self._vouch(key, edition)
        return edition

    def _check(self, key: str, edition: Edition) -> None:
        """Raise `NotPrivateError` unless nobody but this user's program can have written the edition."""
        for path in (edition.folder, *(edition.folder / name for name in (names.MANIFEST, *names.FOLDERS))):
            check_private(path)
        for name in edition.manifest.files:
            check_private(edition.folder / names.checked(name))
        if self._secret is not None:
            code = read_private(self._folder / f"{key}.code", CODE_LENGTH).decode("ascii", "replace")
            if not self._secret.holds(code, "edition", key, edition.manifest.seal):
                raise NotPrivateError(f"the code of {key} is another")

    def _vouch(self, key: str, edition: Edition) -> None:
        """Close a new edition to others and write its code. Without it, it is built again the next time."""
        with suppress(OSError):
            close_to_others(edition.folder)
            if self._secret is not None:
                code = self._secret.code("edition", key, edition.manifest.seal)
                path = self._folder / f"{key}.code"
                remove(path)
                write_private(path, code.encode("ascii"))

    def _drop_old(self, current: str) -> None:
        """Remove all but the newest editions, and marks without a holder. What is in use stays."""
        with suppress(OSError):
            entries = list(os.scandir(self._folder))
            marks = [(match[1], entry) for entry in entries if (match := IN_USE.fullmatch(entry.name))]
            used = {current, *(key for key, mark in marks if self._held(mark))}
            stored = [entry for entry in entries if KEY.fullmatch(entry.name)]
            stored.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
            for entry in stored[self._keep :]:
                if entry.name not in used:
                    discard(Path(entry.path))
            for entry in entries:
                if (code := CODE.fullmatch(entry.name)) and not (self._folder / code[1]).exists():
                    remove(Path(entry.path))

    @staticmethod
    def _held(entry: os.DirEntry[str]) -> bool:
        lock = FileLock.take(Path(entry.path), create=False)
        if lock is not None:
            lock.release()
        return lock is None


def _no_release() -> None:
    """Nothing is held."""


def _is_private_folder(folder: Path) -> bool:
    try:
        check_private_folder(folder)
    except OSError:
        return False
    return True


def _is_past(until: str) -> bool:
    """Whether a time of a catalogue has come; "" never does."""
    try:
        return bool(until) and datetime.fromisoformat(until) <= datetime.now(UTC)
    except (ValueError, TypeError):
        return True
