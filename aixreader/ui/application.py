"""The composition root of the window: the only place where its parts are made and joined."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from aixreader.paths import Folders, user_folders
from aixreader.progress import Report
from aixreader.services.options import WindowOptions
from aixreader.ui import crash
from aixreader.ui.external_links import ExternalLinks
from aixreader.ui.jobs import JobRunner
from aixreader.ui.look import Look
from aixreader.ui.messages import Messages
from aixreader.ui.opening import Opener
from aixreader.ui.screenshot import Screenshot
from aixreader.ui.smoke import Smoke
from aixreader.ui.visit import Visit
from aixreader.ui.web import scheme
from aixreader.ui.window import MainWindow, Parts

if TYPE_CHECKING:
    from aixreader.services.session import Session
    from aixreader.ui.web.pane import Pane

SIZE = (1200, 800)


def make_qt() -> QApplication:
    """Qt's application object, made in the order QtWebEngine needs: the scheme and the shared context before it."""
    scheme.register()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    qt = QApplication(["aixreader"])  # none of the user's arguments: Chromium would read switches from them
    qt.setApplicationName("aixreader")
    qt.setApplicationDisplayName("AIX Reader")
    qt.setDesktopFileName("aixreader")
    return qt


def make_pane(look: str, background: QColor, parent: QWidget) -> Pane:
    """The pane. QtWebEngine's view is imported here, after the window's first paint."""
    from aixreader.ui.web.pane import Pane

    return Pane(look, background, parent)


def make_links(window: QWidget, messages: Messages) -> ExternalLinks:
    """External links that go to the system's browser and clipboard."""
    return ExternalLinks(
        window,
        messages,
        lambda address: QDesktopServices.openUrl(QUrl(address)),
        lambda text: QGuiApplication.clipboard().setText(text),
    )


class Application:
    """One run of the window, as `options` ask for it."""

    def __init__(self, options: WindowOptions) -> None:
        self._options = options
        self._qt = make_qt()
        self._folders = user_folders(options.home)
        self._look = Look(self._qt, dark=options.dark)
        self._jobs = JobRunner()
        self.window = MainWindow(Parts(self._look, Opener(self._jobs, self._open), make_pane, make_links))
        self.window.resize(*(options.size or SIZE))
        self._visit = self._make_visit()

    def run(self) -> int:
        """Show the window until it is closed; returns the exit code. Raises what a visit by a script failed of."""
        before = sys.excepthook
        sys.excepthook = self._hook()
        self.window.first_painted.connect(self._fill)
        self.window.show()
        try:
            code = self._qt.exec()
        finally:
            self.window.close()
            self._jobs.shut_down()
            sys.excepthook = before
        if self._visit is not None and self._visit.error is not None:
            raise self._visit.error
        return code

    def _fill(self) -> None:
        """After the window's first paint: open the content in a worker, and load QtWebEngine meanwhile."""
        # A smoke run goes to the section by itself, after home.
        section = None if self._options.smoke else self._options.open
        self.window.open_source(self._options.content, self._options.edition, section)
        self.window.load_pane()

    def _open(self, content: Path | None, edition: Path | None, report: Report) -> Session:
        """In a worker. What builds an edition is imported here, where it holds nobody up."""
        return open_session(self._folders, report, content, edition)

    def _make_visit(self) -> Visit | None:
        if self._options.screenshot is not None:
            return Screenshot(self.window, self._qt.exit, self._options.screenshot.absolute())
        if self._options.smoke:
            return Smoke(self.window, self._qt.exit, self._options.open)
        return None

    def _hook(self) -> crash.Hook:
        """Errors end a visit by a script; a user is told them."""
        visit = self._visit
        if visit is None:
            return crash.hook(
                lambda error: _ignore(self.window.messages.error(error)),
                lambda report: _ignore(self.window.messages.bug(report)),
            )
        return lambda _kind, error, _trace: visit.fail(
            error if isinstance(error, Exception) else RuntimeError(repr(error))
        )


def open_session(folders: Folders, report: Report, content: Path | None, edition: Path | None) -> Session:
    """Open content by the service; its imports are heavy."""
    from aixreader.services.content import open_content

    return open_content(folders, report, content=content, edition=edition)


def _ignore(_result: object) -> None:
    """For callers that want no result."""
