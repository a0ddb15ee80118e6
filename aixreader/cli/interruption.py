"""Ctrl+C during long work: raised where the work reports progress, where no foreign code can swallow it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType

from aixreader.progress import Report


@contextmanager
def interruptible(report: Report) -> Iterator[Report]:
    """A `Report` that raises `KeyboardInterrupt` after a Ctrl+C; a second Ctrl+C raises at once.

    An exception raised inside a callback from a C or Rust library would be lost. Outside the main thread, which alone
    receives signals, `report` is returned as it is.
    """
    if current_thread() is not main_thread():
        yield report
        return
    interrupted = Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt
        interrupted.set()

    def checked(fraction: float, text: str) -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt
        report(fraction, text)

    previous = signal.signal(signal.SIGINT, on_signal)
    try:
        yield checked
        if interrupted.is_set():
            raise KeyboardInterrupt
    finally:
        signal.signal(signal.SIGINT, previous)
