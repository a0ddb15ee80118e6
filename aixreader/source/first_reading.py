"""Reads a source's files so that a change is noticed. A source that changes while it is compiled (it is being copied,
updated or removed) would give an edition that its digest does not stand for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from aixreader.errors import SourceChangedError, SourceError
from aixreader.progress import Report
from aixreader.source.site_layout import digest_of


class FirstReading:
    """Reads the `files` of a source with `read_now`, and remembers what each held when the digest was made, by a short
    hash of this process. `name` is the source's, for messages.
    """

    def __init__(
        self,
        name: str,
        files: Collection[str],
        read_now: Callable[[str], bytes],
        *,
        is_unreadable_empty: bool = False,
    ) -> None:
        """`is_unreadable_empty` is whether a file that cannot be read counts as empty in the digest."""
        self._name = name
        self._files = files
        self._read_now = read_now
        self._is_unreadable_empty = is_unreadable_empty
        self._hashes: dict[str, int | None] = {}

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `SourceError` where it is none of the source's or cannot be read, and
        `SourceChangedError` where it is not what it was when the digest was made.
        """
        if path not in self._files:
            raise SourceError(f"{path} is not in {self._name}.")
        try:
            data = self._read_now(path)
        except SourceError:
            self._check(path, None)
            raise
        self._check(path, hash(data))
        return data

    def digest(self, report: Report) -> str:
        """SHA-256 over the sorted paths, sizes and contents; raises `SourceError` and what `report` raises."""
        return digest_of(self._files, self._read_first, report)

    def _read_first(self, path: str) -> bytes:
        try:
            data = self._read_now(path)
        except SourceError:
            if not self._is_unreadable_empty:
                raise
            self._hashes[path] = None
            return b""
        self._hashes[path] = hash(data)
        return data

    def _check(self, path: str, now: int | None) -> None:
        if self._hashes.get(path, now) != now:
            raise SourceChangedError(
                f"{self._name} changed while it was read; nothing was opened.",
                "Wait until it is complete, then open it again.",
            )
