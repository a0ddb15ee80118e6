"""How far a transfer is, in words: true counts, the speed, and the time left where the end is known."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from aixreader.progress import UNKNOWN, Report

KILO, MEGA = 1000, 1000 * 1000
FIRST_SECONDS = 3.0
"""Before which no speed and no time is told: they would jump."""
RECENT_SECONDS = 10.0
"""Over which the speed is measured."""


class Transfer:
    """Reports a transfer of `total` files (0: they are not counted), some of which may be `done` before.

    Its `watch` is called by the transport, and raises what `report` raises. `clock` gives seconds.
    """

    def __init__(
        self, report: Report, what: str, total: int = 0, done: int = 0, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._report = report
        self._what = what
        self._total = total
        self._before = self._done = done
        self._bytes = self._all_bytes = 0
        self._bytes_of_files = 0
        """Those of the files that are whole."""
        self._clock = clock
        self._begun = clock()
        self._recent = deque([(self._begun, 0)])

    def watch(self, waits_for: str) -> None:
        """Report, with what is waited for if there is something."""
        done, total = (self._done, self._total) if self._total else (self._bytes, self._all_bytes)
        self._report(min(done / total, 1.0) if total else UNKNOWN, waits_for or self.text())

    def expect_bytes(self, count: int) -> None:
        """Take it that this many bytes come, in a transfer whose files are not counted; 0 if nobody knows."""
        self._all_bytes = count

    def add_bytes(self, count: int) -> None:
        """Count bytes that came."""
        self._bytes += count
        now = self._clock()
        if now - self._recent[-1][0] >= RECENT_SECONDS / 20:
            self._recent.append((now, self._bytes))
        while len(self._recent) > 1 and now - self._recent[1][0] >= RECENT_SECONDS:
            self._recent.popleft()

    def add_files(self, count: int) -> None:
        """Count files that are here now, and report."""
        self._done += count
        self._bytes_of_files = self._bytes
        self.watch("")

    def text(self) -> str:
        """The state in one line."""
        parts = [f"{self._what}: {self._done} of {self._total}"] if self._total else [self._what]
        if self._all_bytes:
            parts.append(f"{size(self._bytes)} of {size(self._all_bytes)}")
        elif self._bytes:
            parts.append(size(self._bytes))
        speed = self._speed()
        left = self._bytes_left()
        if speed and left:
            parts.append(f"about {duration(left / speed)} left")
        elif speed and left is None:
            parts.append(f"{size(speed)} a second, the total is unknown")
        return ", ".join(parts)

    def _speed(self) -> float:
        """Bytes a second of late; 0.0 while that means nothing yet."""
        now = self._clock()
        then, before = self._recent[0]
        return (self._bytes - before) / (now - then) if now - self._begun >= FIRST_SECONDS else 0.0

    def _bytes_left(self) -> float | None:
        """About how many bytes are to come; None where nothing tells."""
        if self._all_bytes:
            return max(self._all_bytes - self._bytes, 0)
        if not self._total:
            return None
        came = self._done - self._before
        if not came:
            return 0
        of_a_file = self._bytes_of_files / came
        return max(of_a_file * (self._total - self._done) - (self._bytes - self._bytes_of_files), 0)


def size(count: float) -> str:
    """A number of bytes in the unit that fits."""
    if count < KILO:
        return f"{count:.0f} bytes"
    return f"{count / KILO:.0f} kB" if count < MEGA else f"{count / MEGA:.1f} MB"


def duration(seconds: float) -> str:
    """A time in the unit that fits, no more exact than an estimate is."""
    if seconds < 10:
        return f"{max(seconds, 1):.0f} s"
    return f"{5 * round(seconds / 5)} s" if seconds < 100 else f"{seconds / 60:.0f} min"
