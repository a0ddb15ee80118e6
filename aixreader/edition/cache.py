"""A cache of compiled editions, keyed by their source and the compiler: an unchanged source is compiled once."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from aixreader.edition.edition import Edition, open_edition
from aixreader.edition.locks import FileLock
from aixreader.edition.staging import output_error, remove, sweep
from aixreader.errors import EditionError, OutputError
from aixreader.progress import Report, part

KEEP = 4
KEY = re.compile(r"[0-9a-f]{40}")
IN_USE = re.compile(r"([0-9a-f]{40})\.use-[0-9a-f]{16}")


def cache_key(digest: str, compiler: str, revision: str = "", date: str = "") -> str:
    """The key of an edition: what was compiled, by what, and what the source says of its own age.

    The same content may come with another revision, and an edition is cited by it.
    """
    return hashlib.sha256(repr((digest, compiler, revision, date)).encode()).hexdigest()[:40]


class EditionCache:
    """The editions in one folder, each under its key: `folder/KEY/`, with a locked `KEY.use-*` beside it per user."""

    def __init__(self, folder: Path, keep: int = KEEP) -> None:
        self._folder = folder
        self._keep = keep

    def get(self, key: str, build: Callable[[Path, Report], None], report: Report) -> Edition:
        """The edition under `key`, whole and verified; where there is none, `build` writes it to the folder it is
        given.

        Raises `OutputError` where the cache cannot be written, and what `build` and `report` raise.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            sweep(self._folder)
            release = self._mark(key)
        except OSError as error:
            raise output_error(self._folder, error) from error
        try:
            edition = self._open(key, release, report) or self._build(key, build, release, report)
            self._drop_old(key)
        except BaseException:
            release()
            raise
        return edition

    def _mark(self, key: str) -> Callable[[], None]:
        """Mark `key` as in use until the returned function is called, or this process ends."""
        while True:
            lock = FileLock.take(self._folder / f"{key}.use-{secrets.token_hex(8)}", create=True)
            if lock is not None:
                return lock.release

    def _open(self, key: str, release: Callable[[], None], report: Report) -> Edition | None:
        folder = self._folder / key
        if not folder.is_dir():
            return None
        try:
            edition = open_edition(folder, release)
            edition.verify(report)
        except EditionError:
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
            other = self._open(key, release, part(report, 0.98, 1.0))
            if other is None:  # otherwise another process has just put the same edition there
                raise
            return other
        return open_edition(self._folder / key, release)

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
                    remove(Path(entry.path))

    @staticmethod
    def _held(entry: os.DirEntry[str]) -> bool:
        lock = FileLock.take(Path(entry.path), create=False)
        if lock is not None:
            lock.release()
        return lock is None
