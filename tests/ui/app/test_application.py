"""What the application opens: the shipped edition, a source, an edition. Whole runs are in `test_smoke`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from aixreader import log
from aixreader.file_locks import FileLock
from aixreader.paths import Folders, user_folders
from aixreader.progress import silent
from aixreader.services.editions import session_factory
from aixreader.services.session.window_options import WindowOptions
from aixreader.ui.app import application as application_module
from aixreader.ui.app.application import Application, open_session
from aixreader.ui.web.engine import Engine
from aixreader.ui.window.window_factory import STATE_FILE, STATE_LOCK
from aixreader.userdata.session_state import SessionState, SessionStateStore
from tests.mirrors import Workshop


def test_it_opens_the_shipped_edition_a_source_and_a_built_one(folders: Folders, site: Path, built: Path) -> None:
    for content, edition in ((None, None), (site, None), (None, built)):
        with open_session(folders, silent, content, edition) as session:
            assert session.contents()


@pytest.fixture
def make_application(
    qtbot: QtBot, qapp: QApplication, built: Path, shared_engine: type[Engine]
) -> Iterator[Callable[[Path], Application]]:
    """Start the reader with its data in a folder, as `run` does without an event loop of its own."""
    assert shared_engine is not None  # not made while the reader starts
    made: list[Application] = []

    def make(home: Path) -> Application:
        application = Application(WindowOptions(edition=built, home=home), qapp, None)
        made.append(application)
        controller = application.controller
        with qtbot.waitSignal(controller.context.page_loaded):
            controller.window.first_painted.connect(application._on_first_painted)
            controller.window.show()
        return application

    yield make
    for application in made:
        application.controller.window.close()
        application._jobs.shut_down()
        application._collector.stop()
        log.close_log_file(application._log)
        if application._state_lock is not None:
            application._state_lock.release()
        application.controller.window.deleteLater()


def boxes(application: Application) -> list[str]:
    """The texts of the message boxes that are open."""
    return [box.text() for box in application.controller.window.findChildren(QMessageBox) if box.isVisible()]


def test_two_windows_never_save_to_one_state_file(
    make_application: Callable[[Path], Application], tmp_path: Path
) -> None:
    data = user_folders(tmp_path).data
    data.mkdir(parents=True)
    store = SessionStateStore(data / STATE_FILE)
    store.save(SessionState(panel="contents"))
    before = (data / STATE_FILE).read_bytes()
    other = FileLock.take(data / STATE_LOCK, create=True)  # as a window that does not answer has it
    assert other is not None
    second = make_application(tmp_path)
    assert ["does not answer" in text for text in boxes(second)] == [True]
    second.controller.window.sidebar.show_panel("outline")
    second.controller.window.close()
    assert (data / STATE_FILE).read_bytes() == before
    other.release()
    alone = make_application(tmp_path)
    assert boxes(alone) == []
    alone.controller.window.sidebar.show_panel("outline")
    alone.controller.window.close()
    assert store.load().panel == "outline"


def test_the_policy_s_mirror_is_updated_from(
    make_application: Callable[[Path], Application], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, policy, home = Workshop(tmp_path / "workshop"), tmp_path / "policy.json", tmp_path / "home"
    workshop.init()
    workshop.add("2026-08")
    values = {"mirror": str(workshop.folder), "mirror_root": str(workshop.folder / "metadata/1.root.json")}
    policy.write_text(json.dumps(values | {"mirror_update": "silent"}), encoding="utf-8")
    for module in (application_module, session_factory):
        monkeypatch.setattr(module, "policy_file", lambda: policy)
    running = make_application(home)
    assert running._mirror_updates is not None
    running._mirror_updates.check()
    installed = user_folders(home).data / "mirrors" / workshop.root.mirror / "installed.json"
    qtbot.waitUntil(installed.is_file)
    qtbot.waitUntil(lambda: running._jobs.active == 0)
    assert boxes(running) == []
    with qtbot.waitSignal(running.controller.context.session_changed):
        running._mirror_updates.reopen_requested.emit()
    session = running.controller.context.session
    assert session is not None
    assert (session.edition.manifest.title, session.signed_by) == ("Tea", "Tea House")
    assert "Tea House" in running.controller._own_pages._about(session)


def test_without_a_policy_there_is_no_mirror(make_application: Callable[[Path], Application], tmp_path: Path) -> None:
    assert make_application(tmp_path)._mirror_updates is None


def test_a_home_that_is_read_only_is_told_in_one_quiet_line(
    make_application: Callable[[Path], Application], qtbot: QtBot, tmp_path: Path
) -> None:
    home = tmp_path / "file"
    home.touch()  # in a file, not even root can make a folder
    application = make_application(home)
    controller = application.controller
    assert boxes(application) == []
    labels = [label.text() for label in controller.context.actions.toolbar.findChildren(QLabel) if label.isVisible()]
    assert labels == ["Nothing is saved: read-only"]
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.show_section("teapot")
    said: list[str] = []
    controller.context.messages.status_changed.connect(lambda text, _timeout: said.append(text))
    controller.context.actions["bookmark"].trigger()
    controller.context.settings_model.change(zoom=120)
    qtbot.waitUntil(lambda: any("bookmarks and notes could not be saved" in text for text in said))
    assert controller.parts.marks.unsaved_button.isVisible()
    assert boxes(application) == []
    assert len(controller.parts.marks.repository.pending) == 1
    controller.parts.marks.repository.pending.clear()


def test_a_later_start_with_a_folder_or_zip_opens_it_in_the_window_that_is_open(
    make_application: Callable[[Path], Application], qtbot: QtBot, site: Path, tmp_path: Path
) -> None:
    application = make_application(tmp_path)
    controller = application.controller
    for options in (WindowOptions(content=site), WindowOptions(content=site, open="teapot")):
        with qtbot.waitSignal(controller.context.page_loaded):
            application._on_request_received(options.forwarded_request)
        assert application._opener.source == site
        assert boxes(application) == []
    assert controller.context.section is not None
    assert controller.context.section.id == "teapot"
    session = controller.context.session
    with qtbot.waitSignal(controller.opening_failed):
        application._on_request_received(WindowOptions(content=tmp_path / "gone.zip").forwarded_request)
    assert controller.context.session is session
    assert ["cannot be opened" in text for text in boxes(application)] == [True]
