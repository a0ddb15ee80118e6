"""Stops the process of a page, goes on using the pane, and prints the longest time the window stood still (in ms).

python -m tests.security.stall [--sleep]: with a window that stands still on purpose.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest

from aixreader.ui.app import engine_environment
from tests.security.lone_pane import open_pane
from tests.security.touch import wait_for

SETTLE_MS = 500
STEP_MS = 120


class Beat:
    """A timer that notes how late it comes at worst."""

    def __init__(self) -> None:
        self.longest = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Begin to look."""
        self._clock.start()
        self._timer.start(2)

    def _on_timeout(self) -> None:
        self.longest = max(self.longest, self._clock.restart())


def main() -> None:
    """Stop the page and use the pane."""
    engine_environment.prepare(os.environ)
    _application, pane = open_pane()
    ended: list[bool] = []
    pane.loaded.connect(ended.append)
    wait_for(lambda: bool(ended), 10_000)
    QTest.qWait(SETTLE_MS)
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
        *([lambda: time.sleep(0.25)] if "--sleep" in sys.argv else []),
    )
    for step in steps:
        step()
        QTest.qWait(STEP_MS)
    os.kill(page, signal.SIGCONT)
    sys.stdout.write(f"{beat.longest}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
