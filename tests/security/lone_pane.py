"""Shows one page in the reader's pane, says its process's number, and ends with its input.

python -m tests.security.lone_pane [--unprepared]: with the reader's environment, or with what the caller gave.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication

from aixreader.services.session.resources import Resource
from aixreader.ui.app import engine_environment
from aixreader.ui.web import scheme
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane


class One:
    """Serves the same page everywhere."""

    def fetch(self, path: str) -> Resource:
        """The page."""
        return Resource("text/html", f"<title>{path}</title>".encode() + b"<p>line" * 200)


def open_pane() -> tuple[QApplication, Pane]:
    """A pane that is shown and about to load its page."""
    scheme.register()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(["pane"])
    engine = Engine(PageLook())
    engine.serve(One())
    pane = Pane(engine)
    pane.resize(800, 600)
    pane.show()
    pane.show_address("aix://content/p")
    return application, pane


def main() -> None:
    """Show it until the input ends."""
    if "--unprepared" not in sys.argv:
        engine_environment.prepare(os.environ)
    application, pane = open_pane()
    pane.loaded.connect(lambda _ok: print(pane.page.renderProcessPid(), flush=True))  # noqa: T201 - the caller reads it
    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: os._exit(0))
    application.exec()


if __name__ == "__main__":
    main()
