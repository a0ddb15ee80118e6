"""The composition root of the window: the only place where its parts are made and joined."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from aixreader import log
from aixreader.files import is_there
from aixreader.paths import Folders, policy_file, resources, user_folders
from aixreader.progress import Report
from aixreader.services.session.window_options import WindowOptions
from aixreader.ui.app import crash
from aixreader.ui.app.garbage_collector import GarbageCollector
from aixreader.ui.app.installation import Installation
from aixreader.ui.app.system_links import SystemLinks
from aixreader.ui.app.updates import Updates
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.look import Look
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.web.confinement import confinement, warn
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.window_factory import MARKS_FILE, make_window, set_clipboard
from aixreader.ui.window.window_state import source_of
from aixreader.userdata.policy import read_policy
from aixreader.userdata.settings import SettingsStore

if TYPE_CHECKING:
    from aixreader.services.session.session import Session
    from aixreader.ui.app.scripted_run import ScriptedRun
    from aixreader.ui.app.single_instance import SingleInstance

SIZE = (1200, 800)


def make_qt() -> QApplication:
    """Qt's application object, with the shared context that QtWebEngine, loaded later, needs before it."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    qt = QApplication(["aixreader"])  # none of the user's arguments: Chromium would read switches from them
    qt.setApplicationName("aixreader")
    qt.setApplicationDisplayName("AIX Reader")
    qt.setDesktopFileName("aixreader")
    qt.setWindowIcon(QIcon(str(resources() / "pictures" / "aixreader.svg")))
    return qt


class Application:
    """One run of the window, as `options` ask for it. `instance` hears of later starts; None for a script's visit.
    After it, `restart` holds the arguments with which `program` is to be started again, None if it is not.
    """

    def __init__(self, options: WindowOptions, qt: QApplication, instance: SingleInstance | None) -> None:
        self._options = options
        self._qt = qt
        self._folders = user_folders(options.home)
        for_now: dict[str, object] = {"look": "dark"} if options.dark else {}
        for_now |= {"contrast": True} if options.contrast else {}
        store = SettingsStore(self._folders.config / "settings.json")
        self._settings = SettingsModel(store, for_now, read_policy(policy_file()))
        chosen = self._settings.settings
        self._look = Look(qt, chosen.look, contrast=chosen.contrast)
        self._jobs = JobRunner()
        self._collector = GarbageCollector(lambda: self._jobs.active > 0)
        self._log: logging.Handler | None = None
        self._opener = EditionOpener(self._jobs, self._open)
        self.controller = make_window(self._folders, self._look, self._jobs, self._opener, self._settings)
        if options.size is not None or not self.controller.state.saved.geometry:
            self.controller.window.resize(*(options.size or SIZE))
        self._marks = self.controller.parts.marks.repository
        self._marks.opened.connect(self._collector.settle)
        self._scripted_run = self._make_scripted_run()
        self.program = Installation()
        self.restart: list[str] | None = None
        self._updates = Updates(self.controller.context.messages, self.program)
        self._updates.restart_requested.connect(self._on_restart_requested)
        if instance is not None:
            instance.asked.connect(self._on_asked)
        if sys.platform == "darwin":  # elsewhere it would only see every event for nothing
            links = SystemLinks(qt)
            links.asked.connect(lambda link: self._on_asked([link]))
            qt.installEventFilter(links)

    def run(self) -> int:
        """Show the window until it is closed; returns the exit code. Raises what a visit by a script failed of."""
        before = sys.excepthook
        sys.excepthook = self._hook()
        self._qt.applicationStateChanged.connect(self._updates.look)
        frame = self.controller.window
        frame.first_painted.connect(self._fill)
        frame.show()
        try:
            code = self._qt.exec()
        finally:
            frame.close()
            self._jobs.shut_down()
            log.close_log_file(self._log)
            self._collector.stop()
            sys.excepthook = before
        if self._scripted_run is not None and self._scripted_run.error is not None:
            raise self._scripted_run.error
        return code

    def _fill(self) -> None:
        """After the window's first paint: open the content in a worker, and load QtWebEngine meanwhile."""
        options, controller = self._options, self.controller
        self._log = None if options.is_scripted else log.open_log_file(self._folders.logs)
        content = options.content
        if not options.is_scripted:
            state = controller.state
            controller.dialogs.report_start(state.trouble, was_clean=state.saved.clean)
            if content is None and options.edition is None and self._settings.may_open:
                content = source_of(state.saved)
            state.begin()
        # A scripted run leaves no trace: it reads marks that are there, and makes no file.
        if not options.is_scripted or is_there(self._folders.data / MARKS_FILE):
            self._marks.begin()
        # A smoke run goes to the section by itself, after home.
        controller.open_source(content, options.edition, None if options.smoke else options.open)
        controller.load_reader()
        controller.context.page_loaded.connect(self._on_first_load)

    def _open(self, content: Path | None, edition: Path | None, report: Report) -> Session:
        """In a worker. What builds an edition is imported here, where it holds nobody up."""
        return open_session(self._folders, report, content, edition)

    def _make_scripted_run(self) -> ScriptedRun | None:
        if self._options.screenshot is not None:
            from aixreader.ui.app.screenshot import Screenshot

            return Screenshot(self.controller, self._qt.exit, self._options.screenshot.absolute())
        if self._options.smoke:
            from aixreader.ui.app.smoke import Smoke

            return Smoke(self.controller, self._qt.exit, self._options.open)
        return None

    def _hook(self) -> crash.Hook:
        """Errors end a visit by a script; a user is told them."""
        visit = self._scripted_run
        messages = self.controller.context.messages
        if visit is None:
            return crash.hook(
                lambda error: _ignore(messages.error(error)),
                lambda report: _ignore(self._updates.explain() or messages.bug(report, set_clipboard)),
            )
        return lambda _kind, error, _trace: visit.fail(
            error if isinstance(error, Exception) else RuntimeError(repr(error))
        )

    def _on_first_load(self) -> None:
        """Say how far the first page's process is held; the others are as well."""
        self.controller.context.page_loaded.disconnect(self._on_first_load)
        pane = self.controller.host.pane
        if pane is not None:
            warn(confinement(pane.page.renderProcessPid()))

    def _on_restart_requested(self) -> None:
        """End, to be started again; not while something of the user's would be lost."""
        again = self._options.restart_arguments(edition=self._opener.source is None and not self._opener.is_shipped)
        if self.controller.window.close():
            self.restart = again

    def _on_asked(self, wanted: object) -> None:
        """Another start handed over what it was asked to open: `WindowOptions.forwarded_request`."""
        self.controller.window.come_forward()
        self._updates.look(Qt.ApplicationState.ApplicationActive)
        section, content, edition = ([*cast("list[str]", wanted), "", "", ""])[:3]
        if content or edition:
            self.controller.open_source(Path(content) if content else None, Path(edition) if edition else None, section)
        elif section:
            self.controller.show_section(section)


def open_session(folders: Folders, report: Report, content: Path | None, edition: Path | None) -> Session:
    """Open content by the service; its imports are heavy."""
    from aixreader.services.editions.session_factory import create_session

    return create_session(folders, report, content=content, edition=edition)


def _ignore(_result: object) -> None:
    """For callers that want no result."""
