"""How far a transfer is, in words: true counts, the speed, and the time left where the end is known."""

from __future__ import annotations

import time

from aixreader.progress import Report

KILO, MEGA = 1000, 1000 * 1000
FIRST_SECONDS = 2.0
"""Before which no speed is told: it would jump."""


class Transfer:
    """Reports a transfer of `total` files (0: nobody knows how much there is), some of which may be `done` before.

    Its `watch` is called by the transport, and raises what `report` raises.
    """

    def __init__(self, report: Report, what: str, total: int = 0, done: int = 0) -> None:
        self._report = report
        self._what = what
        self._total = total
        self._before = self._done = done
        self._bytes = self._all_bytes = 0
        self._begun = time.monotonic()

    def watch(self, waits_for: str) -> None:
        """Report, with what is waited for if there is something."""
        done, total = (self._done, self._total) if self._total else (self._bytes, self._all_bytes)
        self._report(min(done / total, 1.0) if total else 0.0, waits_for or self.text())

    def expect_bytes(self, count: int) -> None:
        """Take it that this many bytes come, in a transfer whose files are not counted."""
        self._all_bytes = count

    def add_bytes(self, count: int) -> None:
        """Count bytes that came."""
        self._bytes += count

    def add_files(self, count: int) -> None:
        """Count files that are here now, and report."""
        self._done += count
        self.watch("")

    def text(self) -> str:
        """The state in one line."""
        parts = [f"{self._what}: {self._done} of {self._total}"] if self._total else [self._what]
        if self._bytes:
            parts.append(f"{size(self._bytes)} of {size(self._all_bytes)}" if self._all_bytes else size(self._bytes))
        elapsed = time.monotonic() - self._begun
        if elapsed > FIRST_SECONDS and self._bytes:
            came, left = self._done - self._before, self._total - self._done
            if came and left > 0:
                parts.append(f"about {duration(elapsed / came * left)} left")
            elif not self._total:
                parts.append(f"{size(self._bytes / elapsed)} a second")
        return ", ".join(parts)


def size(count: float) -> str:
    """A number of bytes in the unit that fits."""
    if count < KILO:
        return f"{count:.0f} bytes"
    return f"{count / KILO:.0f} kB" if count < MEGA else f"{count / MEGA:.1f} MB"


def duration(seconds: float) -> str:
    """A time in the unit that fits."""
    return f"{max(seconds, 1):.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"
