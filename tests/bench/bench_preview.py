"""How long it takes from Ctrl+P to the preview of a section. Run by hand:

    python -m tests.bench.bench_preview EDITION [ROUNDS]

Prints milliseconds from the key to the painted preview: the first time, then the median and the worst of the others.
The search index is made before, as it is from the second start on.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aixreader.ui.window.window_controller import WindowController

ROUNDS = 12


def wait_for(done: Callable[[], bool]) -> None:
    """Let the program run until `done()`; Python's other threads, too, which `QTest.qWait` does not."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, clock = QEventLoop(), QTimer()
    clock.timeout.connect(lambda: loop.quit() if done() else None)
    clock.start(2)
    loop.exec()


def spent(controller: WindowController) -> float:
    """Milliseconds until the section that is read can be seen as it will be on paper."""
    before = time.perf_counter()
    controller.context.actions["print"].trigger()
    dialog = controller.parts.printing.dialog
    assert dialog is not None
    wait_for(lambda: bool(dialog.pdf))
    dialog.view.viewport().repaint()
    took = (time.perf_counter() - before) * 1e3
    dialog.reject()
    return took


def main() -> None:
    """Measure, and print the line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app.application import Application, make_qt

    qt = make_qt()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with TemporaryDirectory() as home:
        options = WindowOptions(edition=Path(sys.argv[1]).absolute(), home=Path(home), size=(1280, 800))
        application = Application(options, qt, None)
        controller = application.controller
        controller.window.show()
        controller.open_source(None, options.edition)
        wait_for(lambda: controller.context.session is not None and controller.host.pane is not None)
        controller.parts.search.start()
        controller.parts.search.panel.field.setText("rate")
        wait_for(lambda: controller.parts.search.answer is not None and bool(controller.parts.search.answer.hits))
        assert controller.context.session is not None
        names = [node.section for node in controller.context.session.graph.controls][:rounds]
        times = []
        for name in names:
            controller.show_section(name)
            wait_for(lambda name=name: controller.context.section is not None and controller.context.section.id == name)  # type: ignore[misc]
            times.append(spent(controller))
        later = times[1:]
        sys.stdout.write(
            f"first {times[0]:.0f} ms, then median {statistics.median(later):.0f} ms, worst {max(later):.0f} ms "
            f"({len(later)} sections)\n"
        )
        sys.stdout.flush()
        os._exit(0)  # it measures, and leaves nothing worth being taken down


if __name__ == "__main__":
    main()
