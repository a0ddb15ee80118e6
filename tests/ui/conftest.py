"""Fixtures for tests with Qt, among them a check that a test leaves no window, timer or thread."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QStatusBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from aixreader.paths import Folders
from aixreader.services.session.session import Session
from aixreader.ui.app.application import open_session
from aixreader.ui.base.actions import ActionRegistry
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.look import Look
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.reader import reader as reader_module
from aixreader.ui.reader.reader import Reader
from aixreader.ui.web import scheme
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.window_controller import WindowController
from aixreader.ui.window.window_factory import make_window
from aixreader.userdata.policy import Policy
from aixreader.userdata.settings import SettingsStore
from tests.shared import RunFolder
from tests.ui.shared_profile import CHROMIUM_FLAGS, shared_engines
from tests.ui.web.outside import Canary, Pages
from tests.waiting import LIMIT_SECONDS

os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", CHROMIUM_FLAGS)
os.environ["QT_LOGGING_RULES"] = "qt.pyside.libpyside.warning=true"  # an undecorated slot is a warning
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
scheme.register()  # before any profile is made, be it a test's own


@pytest.fixture(scope="session", autouse=True)
def loaded_before() -> None:
    """Exempt all objects of imported modules from the search for running timers."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """A test that leaves a window, a running timer or a thread behind fails.

    Garbage is collected between tests only, for the reason the reader has a `GarbageCollector`.
    """
    gc.disable()
    widgets = set(qapp.topLevelWidgets())
    threads = set(threading.enumerate())
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [f"{widget!r}" for widget in set(qapp.topLevelWidgets()) - widgets if widget.isVisible()]
    left += [f"{timer!r}" for timer in _running_timers()]
    for thread in set(threading.enumerate()) - threads:
        thread.join(LIMIT_SECONDS)
        left += [f"{thread!r}"] if thread.is_alive() else []
    gc.collect()
    gc.freeze()  # so that the next one need not walk it
    gc.enable()
    if left:
        pytest.fail("left behind: " + ", ".join(left))


def _running_timers() -> list[QTimer]:
    timers = [thing for thing in gc.get_objects() if isinstance(thing, QTimer)]
    return [timer for timer in timers if isValid(timer) and timer.isActive()]  # type: ignore[no-untyped-call]  # no types


@pytest.fixture
def bare_window(qtbot: QtBot) -> QWidget:
    """An empty window, shown."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    """A runner that is shut down after the test."""
    runner = JobRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def trial_engine(shared_engine: type[Engine]) -> type[Engine]:
    """The engine of trial panes; it shares its profile. Tests of the profile itself override it with `Engine`."""
    return shared_engine


@pytest.fixture
def make_trial_pane(trial_engine: type[Engine]) -> Iterator[Callable[[], Pane]]:
    """Make panes of one engine; after the test they are destroyed before the engine, as QtWebEngine requires."""
    engine = trial_engine(PageLook())
    panes: list[Pane] = []

    def make() -> Pane:
        pane = Pane(engine)
        panes.append(pane)
        pane.resize(800, 600)
        pane.show()
        return pane

    yield make
    for pane in panes:
        pane.close_down()
        pane.close()
        pane.deleteLater()
    engine.close_down()


@pytest.fixture
def pane(make_trial_pane: Callable[[], Pane], session: Session) -> Pane:
    """A pane on the tiny site, with nothing shown yet."""
    pane = make_trial_pane()
    pane.engine.serve(session)
    return pane


@pytest.fixture
def policy() -> Policy:
    """The administrator's policy: none, unless a test sets one."""
    return Policy()


@pytest.fixture
def settings_model(folders: Folders, policy: Policy) -> SettingsModel:
    """The settings of a new user."""
    return SettingsModel(SettingsStore(folders.config / "settings.json"), None, policy)


@pytest.fixture(scope="session")
def light_look(qapp: QApplication) -> Look:
    """The light look, put on once: to set the application's style sheet costs more than most tests."""
    return Look(qapp, "light")


@pytest.fixture
def look(qapp: QApplication, light_look: Look) -> Iterator[Look]:
    """The light look, as it is before and after each test."""
    if not qapp.styleSheet():  # a test of the look itself has taken it off
        light_look._apply()
    yield light_look
    light_look.choose("light", contrast=False)


MakeContext = Callable[..., ReaderContext]


@pytest.fixture
def make_context(jobs: JobRunner, settings_model: SettingsModel, look: Look) -> MakeContext:
    """Make a context without a main window: `make_context(parent, set_clipboard=...)`.

    The parent gets a status bar, and the actions that a window enables with an edition are enabled with one.
    """

    def make(parent: QWidget, set_clipboard: Callable[[str], None] = lambda _text: None) -> ReaderContext:
        actions = ActionRegistry(QMainWindow(parent), lambda _name: QIcon())
        context = ReaderContext(
            parent, jobs=jobs, look=look, settings=settings_model, actions=actions, set_clipboard=set_clipboard
        )
        context.messages.status_changed.connect(QStatusBar(parent).showMessage)
        actions.bind({}, conditions=lambda: active_conditions(context))
        context.session_changed.connect(actions.refresh)
        context.section_changed.connect(actions.refresh)
        return context

    return make


def active_conditions(context: ReaderContext) -> Iterator[str]:
    """The conditions of actions that depend on edition and section."""
    if context.session is not None:
        yield "content"
    if context.section is not None:
        yield "section"
        if context.section.web_address:
            yield "permalink"


@pytest.fixture(scope="session")
def shared_engine(qapp: QApplication) -> Iterator[type[Engine]]:
    """Engines that share a profile and its process."""
    assert qapp is not None
    with shared_engines() as engine:
        yield engine


@pytest.fixture(autouse=True)
def readers_take_turns(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers share a profile and its process, one after the other. It is made with the first of them."""

    def make_engine(look: PageLook) -> Engine:
        engine: type[Engine] = request.getfixturevalue("shared_engine")
        return engine(look)

    monkeypatch.setattr(reader_module, "Engine", make_engine)


@dataclass(frozen=True, slots=True)
class Reading:
    """A context on the tiny site with a real reader in a bare widget: a part is tried on it without a window."""

    context: ReaderContext
    reader: Reader
    open: Callable[[str], None]
    """Go to a section, and wait until it is the one that is read and its page is loaded."""


@pytest.fixture
def reading(qtbot: QtBot, bare_window: QWidget, make_context: MakeContext, session: Session) -> Reading:
    """The tiny site is open, and nothing is shown yet."""
    context = make_context(bare_window, set_clipboard=QApplication.clipboard().setText)
    bare_window.resize(800, 600)
    reader = Reader(PageLook(), 100, lambda address: address, bare_window)
    # pytest-qt closes widgets before fixtures end, and a later event loop deletes them: the pages must be gone by then.
    qtbot.addWidget(reader, before_close_func=Reader.close_down)
    reader.resize(bare_window.size())
    reader.show()
    reader.serve(session)
    reader.address_changed.connect(context.set_address)
    reader.loaded.connect(context.page_loaded)
    reader.selection_changed.connect(context.selection_changed)
    reader.page_moved.connect(context.page_moved)
    reader.page_clicked.connect(context.page_clicked)
    reader.pointer_moved.connect(context.pointer_moved)
    context.set_page_source(lambda: reader.pane)
    context.address_requested.connect(
        lambda address, new_tab: (reader.open_tab if new_tab else reader.show_address)(address)
    )
    context.set_session(session)

    def open_section(name: str) -> None:
        section = session.find(name)
        with qtbot.waitSignal(context.page_loaded, check_params_cb=bool):
            context.go(session.address(section.id))
        qtbot.waitUntil(lambda: context.section == section)

    return Reading(context, reader, open_section)


@pytest.fixture(scope="session")
def search_index(run_folder: RunFolder, built: Path) -> Path:
    """The tiny site's index. Tests of indexing override it with an empty folder."""
    return run_folder.search_index(built)


@pytest.fixture
def indexed_folders(folders: Folders, search_index: Path) -> Folders:
    """The folders of a user who has searched the tiny site before."""
    key = search_index.parent.parent / "data"
    if key.is_dir():
        shutil.copytree(key, folders.data, dirs_exist_ok=True)
    shutil.copytree(search_index, folders.cache / "search", copy_function=os.link, dirs_exist_ok=True)
    return folders


@pytest.fixture
def make_controller(
    qtbot: QtBot, jobs: JobRunner, indexed_folders: Folders, settings_model: SettingsModel, look: Look
) -> Iterator[Callable[[], WindowController]]:
    """Make empty windows of one user, shown, like starts one after the other. The search index already exists."""
    windows: list[MainWindow] = []

    def make() -> WindowController:
        opener = EditionOpener(
            jobs, lambda content, edition, report: open_session(indexed_folders, report, content, edition)
        )
        controller = make_window(indexed_folders, look, jobs, opener, settings_model)
        window, marks = controller.window, controller.parts.marks.repository
        windows.append(window)
        window.resize(1000, 700)
        with qtbot.waitSignals([window.first_painted, marks.opened]):
            marks.begin()
            window.show()
        return controller

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def controller(make_controller: Callable[[], WindowController]) -> WindowController:
    """An empty window with its parts, shown."""
    return make_controller()


@pytest.fixture
def open_built(qtbot: QtBot, controller: WindowController, built: Path) -> Callable[..., None]:
    """Open the tiny site's edition, optionally at a section, and wait for its page."""

    def run(section: str | None = None) -> None:
        with qtbot.waitSignal(controller.context.page_loaded):
            controller.open_source(None, built, section)

    return run


@pytest.fixture
def canary() -> Iterator[Canary]:
    """A server that records requests."""
    server = Canary()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def pages() -> Pages:
    """Pages by path."""
    return Pages()


@pytest.fixture
def show(qtbot: QtBot, pane: Pane) -> Callable[[str], None]:
    """Load an address in the pane and wait until that has ended."""

    def run(address: str) -> None:
        with qtbot.waitSignal(pane.loaded):
            pane.show_address(address)

    return run
