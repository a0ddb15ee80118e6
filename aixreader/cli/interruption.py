"""Ctrl+C during long work: noticed where the work reports, so that it never falls into a place that swallows it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType

from aixreader.progress import Report


@contextmanager
def interruptible(report: Report) -> Iterator[Report]:
    """A `Report` that raises `KeyboardInterrupt` after a Ctrl+C; a second Ctrl+C does not wait for the next report.

    Libraries that call back into Python from other languages lose an exception that is raised in the call.
    """
    if current_thread() is not main_thread():  # signals come to the main thread only
        yield report
        return
    asked = Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    def checked(fraction: float, text: str) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        report(fraction, text)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield checked
        if asked.is_set():
            raise KeyboardInterrupt
    finally:
        signal.signal(signal.SIGINT, before)
