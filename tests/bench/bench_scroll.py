"""How long the window stands still at worst while its largest page is scrolled from top to bottom.

    python -m tests.bench.bench_scroll EDITION

The wheel turns some sixty times a second; contents, outline and breadcrumb follow. Prints milliseconds.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

STEPS = 400
STEP_MS = 16


def main() -> None:
    """Scroll, and print the line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtTest import QTest

    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app.application import Application, make_qt
    from tests.security.stall import Beat

    qt = make_qt()
    edition = Path(sys.argv[1]).absolute()
    with TemporaryDirectory() as home:
        application = Application(WindowOptions(edition=edition, home=Path(home), size=(1280, 800)), qt, None)
        controller, beat = application.controller, Beat()

        def scroll() -> None:
            target = controller.host.pane.input_target if controller.host.pane is not None else None
            assert target is not None
            place = QPointF(300, 300)
            beat.start()
            for _ in range(STEPS):
                none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
                turn = QPoint(0, -360)
                wheel = QWheelEvent(place, place, QPoint(), turn, none, Qt.KeyboardModifier.NoModifier, phase, False)
                qt.sendEvent(target, wheel)
                QTest.qWait(STEP_MS)
            assert controller.host.pane is not None
            scrolled = controller.host.pane.page.scrollPosition().y()
            sys.stdout.write(f"scrolled {scrolled:.0f} px: the window stood still for {beat.longest} ms at worst\n")
            sys.stdout.flush()
            os._exit(0)

        def begin() -> None:
            controller.context.page_loaded.disconnect(begin)
            assert controller.context.session is not None
            pages = controller.context.session.edition.catalogue.pages
            largest = max(pages, key=lambda page: len(page.sections))
            controller.context.page_loaded.connect(lambda: QTimer.singleShot(500, scroll))
            controller.show_section(largest.sections[0])

        controller.context.page_loaded.connect(begin)
        application.run()


if __name__ == "__main__":
    main()
