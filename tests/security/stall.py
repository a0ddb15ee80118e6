"""Stops the process of a page, goes on using the pane, and prints the longest time the window stood still (in ms).

python -m tests.security.stall [--sleep]: with a window that stands still on purpose.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest

from aixreader.ui.app import engine_environment
from tests.security.lone_pane import open_pane
from tests.waiting import LIMIT_SECONDS, run_loop_for, run_loop_until, stand_still

SETTLE_MS = 500
STEP_MS = 120


class Beat:
    """A timer that notes how late it comes at worst.

    What the machine is late with counts for nothing: the time in which a thread of Python's could have run and the
    system let others run instead.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._queued = 0.0

    def start(self) -> None:
        """Begin to look."""
        self._queued = queued_ms()
        self._clock.start()
        self._timer.start(2)

    def _on_timeout(self) -> None:
        queued = queued_ms()
        self.longest = max(self.longest, self._clock.restart() - max(queued - self._queued, 0))
        self._queued = queued


def queued_ms() -> float:
    """How long the threads of Python's have waited for a processor so far."""
    found = 0
    for thread in threading.enumerate():
        with suppress(OSError):  # it has just ended
            found += int(Path(f"/proc/self/task/{thread.native_id}/schedstat").read_text(encoding="ascii").split()[1])
    return found / 1e6


def main() -> None:
    """Stop the page and use the pane."""
    engine_environment.prepare(os.environ)
    _application, pane = open_pane()
    ended: list[bool] = []
    pane.loaded.connect(ended.append)
    run_loop_until(lambda: bool(ended), LIMIT_SECONDS)
    run_loop_for(SETTLE_MS)
    page = pane.page.renderProcessPid()
    beat = Beat()
    os.kill(page, signal.SIGSTOP)
    beat.start()
    steps: tuple[Callable[[], object], ...] = (
        lambda: pane.resize(700, 500),
        lambda: pane.run_script("1"),
        lambda: pane.set_zoom(1.5),
        lambda: pane.show_address("aix://content/q"),
        pane.refresh_look,
        pane.reload,
        pane.back,
        lambda: pane.input_target and QTest.keyClick(pane.input_target, Qt.Key.Key_PageDown),
        pane.grab,
        *([lambda: stand_still(0.3)] if "--sleep" in sys.argv else []),
    )
    for step in steps:
        step()
        run_loop_for(STEP_MS)
    os.kill(page, signal.SIGCONT)
    sys.stdout.write(f"{beat.longest}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
