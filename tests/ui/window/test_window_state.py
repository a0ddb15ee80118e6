"""A window is restored with its geometry, tabs, reading position and saved links; also after it was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader import __version__
from aixreader.paths import Folders
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.links.saved_links import MAX_LINKS
from aixreader.ui.window.own_pages import CHANGES, HOME
from aixreader.ui.window.window_controller import WindowController
from aixreader.ui.window.window_state import source_of
from aixreader.userdata.session_state import SessionState, SessionStateStore
from tests.ui.running import CHECKOUT, run_reader
from tests.ui.seen import address, go, trigger
from tests.waiting import PROCESS_SECONDS, wait_until

Make = Callable[[], WindowController]


@pytest.fixture
def store(folders: Folders) -> SessionStateStore:
    """The session state as the next start reads it."""
    return SessionStateStore(folders.data / "desk.json")


@pytest.fixture
def start(qtbot: QtBot, make_controller: Make, site: Path) -> Callable[..., WindowController]:
    """Start the reader of one user on the tiny site; an earlier one is closed."""
    running: list[WindowController] = []

    def run(section: str | None = None) -> WindowController:
        for controller in running:
            controller.window.close()
        controller = make_controller()
        running[:] = [controller]
        controller.state.begin()
        with qtbot.waitSignal(controller.context.page_loaded):
            controller.open_source(site, None, section)
        return controller

    return run


def tabs(controller: WindowController) -> list[str]:
    """The addresses of the tabs; the current one is marked by a star."""
    assert controller.host.reader is not None
    front = controller.host.reader.tabs.bar.currentIndex()
    return [
        ("*" if index == front else "") + state.address.rsplit("/", 1)[-1]
        for index, state in enumerate(controller.host.reader.tabs.states)
    ]


def test_a_pinned_peek_and_a_second_side_are_open_again(
    qtbot: QtBot, start: Callable[..., WindowController], store: SessionStateStore
) -> None:
    controller = start("oversteep")
    reader, session = controller.host.reader, controller.context.session
    assert reader is not None
    assert session is not None
    controller.context.peek(session.address("teapot"))
    controller.state.write()
    assert store.load().peek == "", "one that is not pinned goes with the window"
    trigger(controller, "peek_pin")
    reader.area.share = 30
    reader = start().host.reader
    assert reader is not None
    assert (reader.peek.address, reader.peek.is_pinned, reader.area.share) == (session.address("teapot"), True, 30)
    assert not reader.area.is_in_peek
    reader.peek.pin(on=False)
    controller = start()
    with qtbot.waitSignal(controller.context.page_loaded):
        trigger(controller, "split")
    reader = controller.host.reader
    assert reader is not None
    assert (reader.peek.page, reader.area.share) == (None, 30)
    go(qtbot, controller, "lidlock")
    reader.area.groups.share = 40
    reader = start().host.reader
    assert reader is not None
    left, right = reader.area.groups.all
    assert [tab.address for tab in (*left.states, *right.states)] == [
        session.address(name) for name in ("oversteep", "lidlock")
    ]
    assert (reader.tabs, reader.area.groups.share) == (left, 40)


def test_tabs_come_back_with_their_history_and_what_was_closed(
    qtbot: QtBot, start: Callable[..., WindowController], settings_model: SettingsModel
) -> None:
    controller = start()
    assert address(controller) == HOME, "a new user starts at home"
    go(qtbot, controller, "teapot")
    go(qtbot, controller, "oversteep")
    assert controller.host.reader is not None
    controller.host.reader.tabs.open(controller.context.section_address("teapot"), background=True)
    controller.host.reader.tabs.open(controller.context.section_address("brewthreats"), background=True)
    controller.host.reader.tabs.close_tab(1)
    before = tabs(controller)
    controller = start()
    assert tabs(controller) == before
    assert address(controller).endswith("#21-oversteeping")
    with qtbot.waitSignal(controller.context.page_loaded):
        trigger(controller, "back")
    assert address(controller) == controller.context.section_address("teapot")
    trigger(controller, "reopen_tab")
    assert len(tabs(controller)) == 3

    settings_model.change(restore_tabs=False)
    assert address(start()) == HOME, "a user who wants none starts at home"


def test_tabs_of_an_earlier_version_are_called_as_today(
    start: Callable[..., WindowController], store: SessionStateStore
) -> None:
    controller = start("lidlock")
    assert controller.host.reader is not None
    assert controller.host.reader.tabs.bar.tabText(0) == "Lid lock"
    controller.window.close()
    state = store.load()
    earlier = tuple(replace(tab, title="#LID LOCK") for tab in state.tabs)
    store.save(replace(state, tabs=earlier, closed=earlier))
    reader = start("oversteep").host.reader
    assert reader is not None
    assert reader.tabs.bar.tabText(0) == "Lid lock"
    assert {tab.title for tab in reader.tabs.closed} == {"Lid lock"}


def test_a_section_asked_for_comes_in_front_of_them_open_or_not(start: Callable[..., WindowController]) -> None:
    start("teapot")
    controller = start("oversteep")
    assert len(tabs(controller)) == 2
    assert address(controller) == controller.context.section_address("oversteep")
    assert controller.host.reader is not None
    assert len(controller.host.reader.tabs.panes) == 1  # of the other tab, no page is loaded
    controller = start("teapot")
    assert len(tabs(controller)) == 2
    assert address(controller) == controller.context.section_address("teapot")


def test_what_is_new_is_shown_once_after_an_update_and_tabs_of_another_source_are_not(
    start: Callable[..., WindowController], store: SessionStateStore
) -> None:
    start("teapot").window.close()
    assert store.load().reader == __version__
    store.save(replace(store.load(), reader="0.0.9"))
    controller = start()
    assert address(controller) == CHANGES
    assert len(tabs(controller)) == 2
    assert controller.host.reader is not None
    assert len(controller.host.reader.tabs.panes) == 1
    trigger(controller, "close_tab")
    controller = start()
    assert len(tabs(controller)) == 1, "it is shown once"

    controller.window.close()
    store.save(replace(store.load(), reader="999.0"))
    controller = start()
    assert len(tabs(controller)) == 1, "an older reader has nothing new"

    controller.window.close()
    store.save(replace(store.load(), reader="0.0.9"))
    controller = start("oversteep")
    assert address(controller) == controller.context.section_address("oversteep"), "what is asked for stays in front"
    assert tabs(controller)[-1].endswith("changes")

    controller.window.close()
    store.save(replace(store.load(), source="/another/place"))
    assert address(start()) == HOME


def test_the_shape_and_what_was_open_in_the_contents_come_back(
    qtbot: QtBot, start: Callable[..., WindowController]
) -> None:
    first = start()
    tree = first.parts.contents.tree
    rows = [tree.model().index(row, 0) for row in range(tree.model().rowCount())]
    rows = [row for row in rows if tree.model().hasChildren(row)]
    for row in rows:
        tree.collapse(row)
    tree.expand(rows[-1])
    opened = tree.expanded_addresses
    assert opened
    first.window.resize(820, 610)
    first.window.sidebar.show_panel("outline")
    first.window.splitter.setSizes([333, 487])
    qtbot.waitUntil(lambda: first.window.splitter.sizes()[0] == 333)

    second = start()
    assert second.window.sidebar.panel == "outline"
    assert second.state.saved.sidebar_width == 333
    assert second.state.saved.geometry
    assert second.window.sidebar.isVisible()
    assert second.parts.contents.tree.expanded_addresses == opened

    trigger(second, "sidebar")
    assert not second.window.sidebar.isVisible()
    assert not start().window.sidebar.isVisible(), "hidden it stays hidden"


def test_a_start_that_showed_a_page_went_well_and_saved_links_are_unique_and_limited(
    qtbot: QtBot, start: Callable[..., WindowController], store: SessionStateStore
) -> None:
    controller = start("teapot")
    qtbot.waitUntil(lambda: store.load().clean)
    for number in range(MAX_LINKS + 3):
        controller.parts.saved_links.add(f"https://example.org/{number}")
    controller.parts.saved_links.add("https://example.org/400")
    controller.parts.saved_links.remove("https://example.org/401")
    controller.window.close()
    links = store.load().kept
    assert links[0].address == "https://example.org/400"
    assert len(links) == len({link.address for link in links}) == MAX_LINKS - 1


def test_nothing_is_written_by_a_run_that_only_looks(
    controller: WindowController, open_built: Callable[..., None], folders: Folders
) -> None:
    open_built("teapot")
    controller.parts.saved_links.add("https://example.org/")
    controller.window.close()
    assert not (folders.data / "desk.json").exists()


def test_a_shape_that_is_none_costs_the_shape_and_a_start_without_a_page_is_known_at_the_next(
    make_controller: Make, store: SessionStateStore
) -> None:
    for geometry in ("", "AAAA", "AdnQywAD"):
        store.save(SessionState(geometry=geometry, sidebar_width=10_000, panel="no such panel"))
        controller = make_controller()
        assert controller.window.isVisible()
        assert controller.window.sidebar.panel == "contents"
        controller.window.close()

    controller = make_controller()
    controller.state.begin()
    assert not store.load().clean  # what the next start reads if the reader is killed now
    controller.window.close()
    assert store.load().clean


def test_the_source_is_opened_again_while_it_is_there(tmp_path: Path) -> None:
    assert source_of(SessionState(source=str(tmp_path))) == tmp_path
    for gone in ("", str(tmp_path / "gone"), "\0"):
        assert source_of(SessionState(source=gone)) is None


@contextmanager
def running(home: Path, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A reader that runs until it is killed."""
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "aixreader", "--temp-home", str(home), *map(str, arguments)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, text=True) as reader:
        try:
            yield reader
        finally:
            reader.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)


def wait_for_state(home: Path, condition: Callable[[SessionState], bool]) -> SessionState:
    """Wait until the saved session state meets `condition`. It is read when its file has been replaced."""
    file = home / "data" / "desk.json"
    store = SessionStateStore(file)
    read: set[tuple[int, int]] = set()

    def load_matching() -> SessionState | None:
        status = file.stat() if file.exists() else None
        version = (status.st_ino, status.st_mtime_ns) if status is not None else (0, 0)
        if version in read:
            return None
        read.add(version)
        state = store.load()
        return state if condition(state) else None

    state = wait_until(load_matching, PROCESS_SECONDS)
    assert state is not None
    return state


def test_a_killed_reader_opens_again_where_it_was(tmp_path: Path, site: Path) -> None:
    home = tmp_path / "home"
    with running(home, "--content", site):
        wait_for_state(home, lambda state: bool(state.tabs) and state.clean)
        done = run_reader(tmp_path, "--temp-home", home, "aix:oversteep", env={"QT_QPA_PLATFORM": "offscreen"})
        assert done.returncode == 0, done.stderr
        before = wait_for_state(home, lambda state: any("oversteep" in tab.address for tab in state.tabs))
    assert not list(home.rglob("*.part"))
    with running(home):
        after = wait_for_state(home, lambda state: not state.clean or state.tabs != before.tabs)
        after = wait_for_state(home, lambda state: state.clean)
    assert after.source == str(site)
    assert [tab.address for tab in after.tabs] == [tab.address for tab in before.tabs]
    assert after.current == before.current
