"""Waiting in tests, and measuring the processor's time: the one place with limits. Loads Qt only where it is used.

A limit is generous and reached only where something hangs, so that a busy machine fails no test; a wait that succeeds
ends at once. Nothing sleeps, and no clock on the wall is compared with a number: how work grows is told by the
processor's time for one size beside that for another.
"""

from __future__ import annotations

import faulthandler
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Found = TypeVar("Found")

LIMIT_SECONDS = 30
"""For a condition to come true, or a signal to come."""
PROCESS_SECONDS = 300
"""For a process to end."""
HUNG_SECONDS = 330
"""For one test; then it is told where all threads are. Above the limits of what a test waits for."""
PAUSE_SECONDS = 0.005
MS = 5
"""Between two looks."""
HANG_SECONDS = 20
"""Of the processor, for what takes a second or two at most; what grows with a power takes minutes."""
FLOOD_SECONDS = 3
"""Of the processor, for input that takes half a second at most where work grows evenly, and far longer where each
part looks at all others."""
NOISE_SECONDS = 0.02
"""Of the processor; below it a measurement says nothing."""
TRIES = 3
EVEN = 1.25
"""How far from proportion the time of a larger size may be and still be taken for even growth at once."""
EXAMPLES = 60
"""Of generated input in each test; Hypothesis keeps those that failed, and varies the rest from run to run."""
LONG_SECONDS = 1.0


def set_qt_limits() -> None:
    """Let every wait of pytest-qt have the one limit: 5 s are too few on a busy machine."""
    from pytestqt.qtbot import QtBot

    for name in ("waitSignal", "waitSignals", "waitUntil", "waitCallback", "waitActive", "waitExposed"):
        defaults = getattr(QtBot, name).__kwdefaults__
        assert "timeout" in defaults, name
        defaults["timeout"] = LIMIT_SECONDS * 1000


def set_hypothesis_limits() -> None:
    """Let no generated example fail by the time it takes: Hypothesis allows 200 ms, too few on a busy machine.

    Tests that need more examples than `EXAMPLES` say so.
    """
    from hypothesis import HealthCheck, settings

    settings.register_profile(
        "aixreader", deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("aixreader")


class Watchdog:
    """A plugin that writes what each thread does to the error stream once no test has begun for `HUNG_SECONDS`, or up
    to `LIMIT_SECONDS` longer.

    Pytest's `faulthandler_timeout` does the same, but starts and joins a thread for every single test.
    """

    def __init__(self) -> None:
        """To be made before pytest captures the error stream."""
        self._stream = os.fdopen(os.dup(2), "w", encoding="utf-8")
        self._begun = float("-inf")

    def pytest_runtest_logstart(self) -> None:
        """Begin anew, unless that was done a moment ago."""
        now = time.monotonic()
        if now - self._begun > LIMIT_SECONDS:
            faulthandler.dump_traceback_later(HUNG_SECONDS, file=self._stream)
            self._begun = now

    def pytest_unconfigure(self) -> None:
        """Watch no more."""
        faulthandler.cancel_dump_traceback_later()
        self._stream.close()


def wait_until(look: Callable[[], Found], seconds: float = LIMIT_SECONDS) -> Found:
    """The first true answer of `look`; fails where none comes. For what no event loop of ours tells of."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"waited {seconds} s in vain; the last look found {found!r}"
        time.sleep(PAUSE_SECONDS)
    return found


@contextmanager
def no_hang(seconds: float = HANG_SECONDS) -> Iterator[None]:
    """Fails where what is done takes the processor longer than `seconds`."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < seconds


def cpu_seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor that `work` takes, the least of a few tries; long work is tried once."""
    taken: list[float] = []
    while len(taken) < TRIES and max(taken, default=0) < LONG_SECONDS:
        taken.append(cpu_seconds_once(work))
    return min(taken)


def cpu_seconds_once(work: Callable[[], object]) -> float:
    """Seconds of the processor that one call of `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def wall_seconds(work: Callable[[], object]) -> float:
    """Seconds on the clock that one call of `work` takes: for figures, and for when to kill it, not for assertions."""
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def growth(work: Callable[[int], object], size: int, times: int = 4) -> float:
    """How many times as long as `work(size)` `work(times * size)` takes: some `times` where it grows evenly, its square
    where each part looks at all others. The large size is tried again only where it seems to take out of proportion.
    """
    small = max(cpu_seconds(lambda: work(size)), NOISE_SECONDS / times)
    large = cpu_seconds_once(lambda: work(times * size))
    if large > EVEN * times * small:
        large = min(large, cpu_seconds(lambda: work(times * size)))
    return large / small


def run_loop_until(look: Callable[[], object], seconds: float) -> bool:
    """Let Qt's event loop run until `look` has a true answer; False where none comes. Without pytest, as in processes
    of their own.
    """
    from PySide6.QtTest import QTest

    end = time.monotonic() + seconds
    while not look():
        if time.monotonic() > end:
            return False
        QTest.qWait(MS)
    return True


def run_loop_for(milliseconds: int) -> None:
    """Let Qt's event loop run: time for pages that are hostile, and of which nothing tells when they are through."""
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)


def stand_still(seconds: float) -> None:
    """Hold up the event loop on purpose."""
    time.sleep(seconds)
