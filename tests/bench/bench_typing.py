"""How long the window takes from a key to painted results, and how long it stands still at worst while one types.

    python -m tests.bench.bench_typing EDITION [QUERIES]

QUERIES is a file with one JSON object per line, its words under "query"; without it a few of our own are typed. Every
beginning of every query is typed, a key 40 ms after the former is painted. Prints milliseconds.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aixreader.ui.window.window_controller import WindowController

RETRY_DELAY_MS = 40
GIVE_UP_MS = 2000
OWN = ("rate limit", "prompt injection", "data poisonning", "who can see my prompts", "model theft", '"kill switch"')


def read_queries() -> tuple[str, ...]:
    """What to type."""
    if len(sys.argv) < 3:
        return OWN
    lines = Path(sys.argv[2]).read_text("utf-8").splitlines()
    return tuple(json.loads(line)["query"] for line in lines if line.strip())


def spent_on(controller: WindowController, text: str) -> tuple[float, float]:
    """From the key that makes the field say `text` to painted results: by the clock, and processor time of the GUI
    thread.
    """
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtTest import QTest

    loop = QEventLoop()
    controller.parts.search.answered.connect(loop.quit)
    QTimer.singleShot(GIVE_UP_MS, loop.quit)
    before, used = time.perf_counter(), time.thread_time()
    controller.parts.search.panel.field.setText(text)
    answer = controller.parts.search.answer
    if text.strip() and (answer is None or answer.query != text.strip()):
        loop.exec()
    controller.parts.search.panel.list.viewport().repaint()
    spent = (time.perf_counter() - before) * 1e3, (time.thread_time() - used) * 1e3
    QTest.qWait(RETRY_DELAY_MS)
    return spent


def main() -> None:
    """Type, and print the lines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app.application import Application, make_qt
    from tests.security.stall import Beat
    from tests.waiting import LIMIT_SECONDS, run_loop_until

    qt = make_qt()
    queries = read_queries()
    with TemporaryDirectory() as home:
        options = WindowOptions(edition=Path(sys.argv[1]).absolute(), home=Path(home), size=(1280, 800))
        controller = Application(options, qt, None).controller
        controller.window.show()
        controller.open_source(None, options.edition)
        run_loop_until(lambda: controller.host.pane is not None, LIMIT_SECONDS)
        controller.parts.search.start()
        panel = controller.parts.search.panel
        panel.field.setText("warm")
        run_loop_until(lambda: controller.parts.search.answer is not None, LIMIT_SECONDS)
        queue = controller.parts.search._queue  # until the texts are indexed, a worker takes half of the time
        run_loop_until(lambda: queue._service is not None and queue._service.is_whole, LIMIT_SECONDS)
        typed = [text[:end] for text in queries for end in range(1, len(text) + 1)]
        keys = [spent_on(controller, text) for text in typed]
        beat = Beat()  # which takes time of its own: in a round of its own
        beat.start()
        for text in typed:
            spent_on(controller, text)
        for name, times in zip(("clock", "CPU of the GUI thread"), zip(*keys, strict=True), strict=True):
            spent = sorted(times)
            middle, late = statistics.median(spent), spent[int(len(spent) * 0.95)]
            print(  # noqa: T201
                f"{len(spent)} keys, {name}: p50 {middle:.1f} ms, p95 {late:.1f} ms, worst {spent[-1]:.1f} ms"
            )
        print(f"longest gap of the event loop {beat.longest} ms")  # noqa: T201
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
