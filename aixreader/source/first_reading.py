"""What a source's files held when its digest was made. A source that changes while it is compiled (it is being copied,
updated or removed) would give an edition that its digest does not stand for.
"""

from __future__ import annotations

from aixreader.errors import SourceChangedError


class FirstReading:
    """Remembers the contents of files, by a short hash of this process; `name` is the source's, for messages."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._hashes: dict[str, int | None] = {}

    def note(self, path: str, data: bytes | None) -> None:
        """Remember the bytes of a file, None where it could not be read."""
        self._hashes[path] = None if data is None else hash(data)

    def check(self, path: str, data: bytes | None) -> None:
        """Raise `SourceChangedError` where a file that was noted holds something else now, or can be read no more."""
        now = None if data is None else hash(data)
        if self._hashes.get(path, now) != now:
            raise SourceChangedError(
                f"{self._name} changed while it was read; nothing was opened.",
                "Wait until it is complete, then open it again.",
            )
