"""Imports a source into a window that shows another edition, and prints the longest time the window stood still (ms).

python -m tests.security.importing SOURCE HOME
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from aixreader.services.session.window_options import WindowOptions
from aixreader.ui.app import engine_environment
from aixreader.ui.app.application import Application, make_qt
from tests.security.stall import Beat

SETTLE_MS = 500


def main() -> None:
    """Show the shipped edition, then import."""
    engine_environment.prepare(os.environ)
    qt = make_qt()
    application = Application(WindowOptions(home=Path(sys.argv[2]), size=(1000, 700)), qt, None)
    controller = application.controller
    beat = Beat()

    def begin() -> None:
        controller.context.page_loaded.disconnect(begin)
        QTimer.singleShot(SETTLE_MS, import_it)

    def import_it() -> None:
        beat.start()
        controller.context.page_loaded.connect(lambda: QTimer.singleShot(SETTLE_MS, tell))
        controller.open_source(Path(sys.argv[1]), None)

    def tell() -> None:
        title = controller.context.session.edition.manifest.title if controller.context.session is not None else ""
        sys.stdout.write(f"{title}\n{beat.longest}\n")
        sys.stdout.flush()
        os._exit(0)

    controller.context.page_loaded.connect(begin)
    application.run()


if __name__ == "__main__":
    main()
