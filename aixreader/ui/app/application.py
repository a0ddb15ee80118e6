"""The application object: composes settings, look, jobs and the window for one run, and runs Qt's event loop."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from aixreader import log
from aixreader.delivery.request_counter import RequestCounter
from aixreader.file_locks import FileLock
from aixreader.files import is_there
from aixreader.paths import Folders, policy_file, resources, user_folders
from aixreader.progress import Report, part
from aixreader.services.session.window_options import WindowOptions
from aixreader.ui.app import crash
from aixreader.ui.app.garbage_collector import GarbageCollector
from aixreader.ui.app.installation import Installation
from aixreader.ui.app.mirror_updates import MirrorUpdates
from aixreader.ui.app.system_links import SystemLinks
from aixreader.ui.app.updates import Updates
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.look import Look
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.web.sandbox_status import sandbox_status, warn_if_partial
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.window_factory import MARKS_FILE, STATE_LOCK, make_window, set_clipboard
from aixreader.userdata.policy import SILENT, read_policy
from aixreader.userdata.settings import SETTINGS_FILE, SettingsStore

if TYPE_CHECKING:
    from aixreader.services.mirrors.reader_mirror import Update
    from aixreader.services.session.session import Session
    from aixreader.ui.app.scripted_run import ScriptedRun
    from aixreader.ui.app.single_instance import SingleInstance

LOG = log.topic("ui")


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
    """One run of the window with `options`. `instance` receives the requests of later starts; None for a scripted run.
    `is_alone` is false where another process has a window open that does not answer.

    After `run`, `restart` holds the arguments with which `installation` is to be restarted, or None.
    """

    def __init__(
        self, options: WindowOptions, qt: QApplication, instance: SingleInstance | None, *, is_alone: bool = True
    ) -> None:
        self._options = options
        self._qt = qt
        self._is_alone = is_alone
        self._state_lock: FileLock | None = None
        self._folders = user_folders(options.home)
        overrides: dict[str, object] = {"look": "dark"} if options.dark else {}
        overrides |= {"contrast": True} if options.contrast else {}
        store = SettingsStore(self._folders.config / SETTINGS_FILE)
        self._policy = read_policy(policy_file())
        self._settings = SettingsModel(store, overrides, self._policy)
        settings = self._settings.settings
        self._look = Look(qt, settings.look, contrast=settings.contrast)
        self._jobs = JobRunner()
        self._collector = GarbageCollector(lambda: self._jobs.active > 0)
        self._log: logging.Handler | None = None
        self._opener = EditionOpener(self._jobs, self._open)
        self._counter = RequestCounter()
        self.controller = make_window(
            self._folders, self._look, self._jobs, self._opener, self._settings, self._counter
        )
        if options.size is not None:
            self.controller.window.resize(*options.size)
        self._marks = self.controller.parts.marks.repository
        self._marks.opened.connect(self._collector.freeze)
        self._scripted_run = self._make_scripted_run()
        self.installation = Installation()
        self.restart: list[str] | None = None
        self._updates = Updates(self.controller.context.messages, self.installation)
        self._updates.restart_requested.connect(self._on_restart_requested)
        self._mirror_updates = self._make_mirror_updates()
        if instance is not None:
            instance.request_received.connect(self._on_request_received)
        if sys.platform == "darwin":  # only macOS sends these events, and the filter is called for every event
            links = SystemLinks(qt)
            links.link_opened.connect(lambda link: self._on_request_received([link]))
            links.file_opened.connect(lambda path: self._on_request_received(["", str(path)]))
            qt.installEventFilter(links)

    def run(self) -> int:
        """Show the window until it is closed; returns the exit code. Raises the error of a failed scripted run."""
        before = sys.excepthook
        sys.excepthook = self._excepthook()
        self._qt.applicationStateChanged.connect(self._updates.on_state_changed)
        main_window = self.controller.window
        main_window.first_painted.connect(self._on_first_painted)
        main_window.show()
        try:
            code = self._qt.exec()
        finally:
            main_window.close()
            self._jobs.shut_down()
            if self._state_lock is not None:
                self._state_lock.release()
            log.close_log_file(self._log)
            self._collector.stop()
            sys.excepthook = before
        if self._scripted_run is not None and self._scripted_run.error is not None:
            raise self._scripted_run.error
        return code

    def _on_first_painted(self) -> None:
        """Open the content in a worker and load QtWebEngine at the same time, once the empty window is painted."""
        options, controller = self._options, self.controller
        self._log = None if options.is_scripted else log.open_log_file(self._folders.logs)
        is_last = False
        if not options.is_scripted:
            state = controller.state
            is_last = bool(state.saved.source) and options.source is None and options.edition is None
            if self._may_save():
                controller.report_start()
                state.begin()
        # A scripted run leaves no trace: it reads marks that are there, and makes no file. Read-only data is not tried.
        if not (options.is_scripted or controller.context.is_read_only) or is_there(self._folders.data / MARKS_FILE):
            self._marks.begin()
        # A smoke run navigates to the section by itself, after it has checked the home page.
        section = None if options.smoke else options.open
        if options.assessment is not None:
            controller.parts.assessment.expect(options.assessment)
        if is_last and self._settings.may_open:
            controller.open_last(section)
        else:
            controller.open_source(options.source, options.edition, section)
        controller.load_reader()
        controller.context.page_loaded.connect(self._on_first_load)
        if self._mirror_updates is not None:
            self._mirror_updates.start()
        if controller.state.is_saving:
            controller.editions.news.start()

    def _may_save(self) -> bool:
        """Whether this window saves its state: not where the user's data is read-only, and only one window does.

        The lock is beside the file: folders for the sockets of instances differ between logins of one user.
        """
        if self.controller.context.is_read_only:
            return False
        data = self._folders.data
        try:
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = self._state_lock = FileLock.take(data / STATE_LOCK, create=True)
        except OSError as error:
            LOG.info("no lock file for the session state: %s", error)
            return self._is_alone
        if lock is None or not self._is_alone:
            self.controller.report_other_window()
            return False
        return True

    def _open(self, content: Path | None, edition: Path | None, report: Report) -> Session:
        """Open content, in a worker thread: neither the imports for building an edition nor reading its catalogue and
        deriving the contents, a second for 10,000 pages, must block the GUI thread.
        """
        session = open_session(self._folders, report, content, edition)
        try:
            session.section_at(session.contents()[0].address)
        except BaseException:
            session.close()
            raise
        return session

    def _make_mirror_updates(self) -> MirrorUpdates | None:
        """Updates from the policy's mirror; None without one, and for a window that saves nothing."""
        options, policy = self._options, self._policy
        if not policy.mirror or options.is_scripted or self.controller.context.is_read_only:
            return None
        counter, folders = self._counter, self._folders

        def look(report: Report) -> Update:
            from aixreader.services.mirrors.reader_mirror import look_for_update

            return look_for_update(folders, policy, counter, report)

        def install(report: Report) -> Update:
            from aixreader.services.mirrors.reader_mirror import update

            found = update(folders, policy, counter, part(report, 0.0, 0.5))
            if found.is_new:  # so that it opens at once
                open_session(folders, part(report, 0.5, 1.0), None, None).close()
            return found

        messages, is_silent = self.controller.context.messages, policy.mirror_update == SILENT
        updates = MirrorUpdates(messages, self._jobs, look, install, is_silent=is_silent, parent=self.controller)
        self.controller.editions.update_requested.connect(updates.check_for_user)
        updates.reopen_requested.connect(lambda: self.controller.open_source(None, None))
        return updates

    def _make_scripted_run(self) -> ScriptedRun | None:
        if self._options.screenshot is not None:
            from aixreader.ui.app.screenshot import ScreenshotRun

            return ScreenshotRun(self.controller, self._qt.exit, self._options.screenshot.absolute())
        if self._options.smoke:
            from aixreader.ui.app.smoke import SmokeRun

            return SmokeRun(self.controller, self._qt.exit, self._options.open)
        return None

    def _excepthook(self) -> crash.ExceptHook:
        """The handler of uncaught exceptions: they end a scripted run, otherwise a message box shows them."""
        scripted_run = self._scripted_run
        messages = self.controller.context.messages
        if scripted_run is None:
            return crash.make_excepthook(
                lambda error: _ignore(messages.error(error)),
                lambda report: _ignore(self._updates.show_notice() or messages.bug(report, set_clipboard)),
            )
        return lambda _type, error, _traceback: scripted_run.fail(
            error if isinstance(error, Exception) else RuntimeError(repr(error))
        )

    def _on_first_load(self) -> None:
        """Warn if the process of the first page is not sandboxed; all page processes are started alike."""
        self.controller.context.page_loaded.disconnect(self._on_first_load)
        pane = self.controller.host.pane
        if pane is not None:
            warn_if_partial(sandbox_status(pane.page.renderProcessPid()))

    def _on_restart_requested(self) -> None:
        """Close the window in order to restart; the user can cancel that while changes are unsaved."""
        arguments = self._options.restart_arguments(edition=self._opener.source is None and not self._opener.is_shipped)
        if self.controller.window.close():
            self.restart = arguments

    def _on_request_received(self, request: object) -> None:
        """Open what a later start of the reader was asked to open: a `WindowOptions.forwarded_request`."""
        self.controller.window.bring_to_front()
        self._updates.on_state_changed(Qt.ApplicationState.ApplicationActive)
        section, content, edition = ([*cast("list[str]", request), "", "", ""])[:3]
        assessment = WindowOptions(content=Path(content)).assessment if content else None
        if assessment is not None:
            self.controller.parts.assessment.expect(assessment)
        elif content or edition:
            self.controller.open_source(
                Path(content) if content else None, Path(edition) if edition else None, section or None
            )
        elif section:
            self.controller.show_section(section)


def open_session(folders: Folders, report: Report, content: Path | None, edition: Path | None) -> Session:
    """Open `content` (a source), `edition` (a built one) or, without both, the shipped edition. Raises `AixError`.

    The service is imported on the first call: its imports are slow.
    """
    from aixreader.services.editions.session_factory import create_session

    return create_session(folders, report, content=content, edition=edition)


def _ignore(_result: object) -> None:
    """Discard the result of an expression, for callbacks that must return None."""
