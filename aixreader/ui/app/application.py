"""The composition root of the window: the only place where its parts are made and joined."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from aixreader import log
from aixreader.files import is_there
from aixreader.paths import Folders, policy_file, resources, user_folders
from aixreader.progress import Report
from aixreader.services.session.window_options import WindowOptions
from aixreader.ui.app import crash
from aixreader.ui.app.collector import Collector
from aixreader.ui.app.installation import Installation
from aixreader.ui.app.system_links import SystemLinks
from aixreader.ui.app.updates import Updates
from aixreader.ui.base.icons import Icons
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.look import Look
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.citing.citation_controller import CitationController
from aixreader.ui.citing.clipboard_controller import ClipboardController
from aixreader.ui.links.external_links import ExternalLinks
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.ui.printing.print_controller import PrintController
from aixreader.ui.relations.relations_controller import RelationsController
from aixreader.ui.search.search_controller import SearchController
from aixreader.ui.search.search_queue import SearchQueue
from aixreader.ui.table.table_controller import TableController
from aixreader.ui.web.confinement import confinement, warn
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.window_parts import WindowParts
from aixreader.ui.window.window_state import source_of
from aixreader.userdata.policy import read_policy
from aixreader.userdata.session_state import SessionStateStore
from aixreader.userdata.settings import SettingsStore

if TYPE_CHECKING:
    from aixreader.services.search.search_service import SearchService
    from aixreader.services.session.session import Session
    from aixreader.ui.app.scripted_run import ScriptedRun
    from aixreader.ui.app.single_instance import SingleInstance
    from aixreader.ui.reader.reader import Reader
    from aixreader.userdata.store import Store

SIZE = (1200, 800)
MARKS = "marks.db"


def make_qt() -> QApplication:
    """Qt's application object, with the shared context that QtWebEngine, loaded later, needs before it."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    qt = QApplication(["aixreader"])  # none of the user's arguments: Chromium would read switches from them
    qt.setApplicationName("aixreader")
    qt.setApplicationDisplayName("AIX Reader")
    qt.setDesktopFileName("aixreader")
    qt.setWindowIcon(QIcon(str(resources() / "pictures" / "aixreader.svg")))
    return qt


def make_reader(window: MainWindow) -> Reader:
    """What shows pages. QtWebEngine is imported here, after the window's first paint."""
    from aixreader.ui.reader.reader import Reader

    settings = window.settings.settings
    reader = Reader(window.appearance.page_look, settings.zoom, window.title_of, window)
    reader.background_tabs = settings.new_tabs_in_background
    reader.serve_own(window.own_pages.fetch)
    reader.make_table = window.tables.make_panel
    return reader


def copy(text: str) -> None:
    """Put `text` on the system's clipboard."""
    QGuiApplication.clipboard().setText(text)


def make_links(window: MainWindow) -> ExternalLinks:
    """External links that go to the system's browser and clipboard, or are kept for later."""
    links = ExternalLinks(
        window,
        window.messages,
        lambda address: QDesktopServices.openUrl(QUrl(address)),
        copy,
        lambda: window.settings.settings.external_links,
    )
    links.kept.connect(window.own_pages.keep_link)
    links.policy_chosen.connect(lambda policy: window.settings.change(external_links=policy))
    return links


def make_search(window: MainWindow, folders: Folders, jobs: JobRunner) -> SearchController:
    """Search in a window. The index is opened, and what opens it imported, in a worker."""

    def searching(session: Session) -> SearchService:
        from aixreader.services.search.search_service import SearchService

        return SearchService(session, folders)

    return SearchController(window, SearchQueue(jobs, searching))


def make_marks(window: MainWindow, folders: Folders, jobs: JobRunner) -> MarksController:
    """The user's marks, in the user's own folder."""

    def store() -> Store:
        from aixreader.services.marks.marks_store import marks_store

        return marks_store(folders)

    return MarksController(window, MarksRepository(jobs, store, folders.data / MARKS), jobs)


def make_window(
    folders: Folders, look: Look, jobs: JobRunner, opener: EditionOpener, settings: SettingsModel
) -> MainWindow:
    """A window with all its parts, empty."""
    return MainWindow(
        WindowParts(
            look=look,
            opener=opener,
            icons=Icons(look.tokens),
            settings=settings,
            desk=SessionStateStore(folders.data / "desk.json"),
            make_reader=make_reader,
            make_links=make_links,
            make_copying=lambda window: ClipboardController(window, copy),
            make_search=lambda window: make_search(window, folders, jobs),
            make_marks=lambda window: make_marks(window, folders, jobs),
            make_citing=lambda window: CitationController(window, jobs),
            make_printing=lambda window: PrintController(window, jobs),
            make_relations=lambda window: RelationsController(window, jobs),
            make_tables=lambda window: TableController(window, jobs),
        )
    )


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
        self._collector = Collector(lambda: self._jobs.active > 0)
        self._log: logging.Handler | None = None
        self.window = make_window(
            self._folders, self._look, self._jobs, EditionOpener(self._jobs, self._open), self._settings
        )
        if options.size is not None or not self.window.state.desk.geometry:
            self.window.resize(*(options.size or SIZE))
        self.window.marks.keeper.opened.connect(self._collector.settle)
        self._visit = self._make_visit()
        self.program = Installation()
        self.restart: list[str] | None = None
        self._updates = Updates(self.window.messages, self.program)
        self._updates.restart_asked.connect(self._on_restart_asked)
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
        self.window.first_painted.connect(self._fill)
        self.window.show()
        try:
            code = self._qt.exec()
        finally:
            self.window.close()
            self._jobs.shut_down()
            log.close_log_file(self._log)
            self._collector.stop()
            sys.excepthook = before
        if self._visit is not None and self._visit.error is not None:
            raise self._visit.error
        return code

    def _fill(self) -> None:
        """After the window's first paint: open the content in a worker, and load QtWebEngine meanwhile."""
        options, window = self._options, self.window
        self._log = None if options.is_scripted else log.open_log_file(self._folders.logs)
        content = options.content
        if not options.is_scripted:
            window.dialogs.tell_of_start()
            if content is None and options.edition is None and self._settings.may_open:
                content = source_of(window.state.desk)
            window.state.begin()
        if not options.is_scripted or is_there(self._folders.data / MARKS):  # a run that only looks leaves no trace
            window.marks.keeper.begin()
        # A smoke run goes to the section by itself, after home.
        window.open_source(content, options.edition, None if options.smoke else options.open)
        window.load_reader()
        window.page_loaded.connect(self._on_first_load)

    def _open(self, content: Path | None, edition: Path | None, report: Report) -> Session:
        """In a worker. What builds an edition is imported here, where it holds nobody up."""
        return open_session(self._folders, report, content, edition)

    def _make_visit(self) -> ScriptedRun | None:
        if self._options.screenshot is not None:
            from aixreader.ui.app.screenshot import Screenshot

            return Screenshot(self.window, self._qt.exit, self._options.screenshot.absolute())
        if self._options.smoke:
            from aixreader.ui.app.smoke import Smoke

            return Smoke(self.window, self._qt.exit, self._options.open)
        return None

    def _hook(self) -> crash.Hook:
        """Errors end a visit by a script; a user is told them."""
        visit = self._visit
        if visit is None:
            return crash.hook(
                lambda error: _ignore(self.window.messages.error(error)),
                lambda report: _ignore(self._updates.explain() or self.window.messages.bug(report, copy)),
            )
        return lambda _kind, error, _trace: visit.fail(
            error if isinstance(error, Exception) else RuntimeError(repr(error))
        )

    def _on_first_load(self) -> None:
        """Say how far the first page's process is held; the others are as well."""
        self.window.page_loaded.disconnect(self._on_first_load)
        pane = self.window.reader.pane if self.window.reader is not None else None
        if pane is not None:
            warn(confinement(pane.page.renderProcessPid()))

    def _on_restart_asked(self) -> None:
        """End, to be started again; not while something of the user's would be lost."""
        window = self.window
        again = self._options.restart_arguments(edition=window.source is None and not window.is_shipped)
        if window.close():
            self.restart = again

    def _on_asked(self, wanted: object) -> None:
        """Another start handed over what it was asked to open: `WindowOptions.forwarded_request`."""
        self.window.appearance.come_forward()
        self._updates.look(Qt.ApplicationState.ApplicationActive)
        section, content, edition = ([*cast("list[str]", wanted), "", "", ""])[:3]
        if content or edition:
            self.window.open_source(Path(content) if content else None, Path(edition) if edition else None, section)
        elif section:
            self.window.show_section(section)


def open_session(folders: Folders, report: Report, content: Path | None, edition: Path | None) -> Session:
    """Open content by the service; its imports are heavy."""
    from aixreader.services.editions.session_factory import create_session

    return create_session(folders, report, content=content, edition=edition)


def _ignore(_result: object) -> None:
    """For callers that want no result."""
