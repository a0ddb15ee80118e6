"""The windows that the factory creates."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.delivery.request_counter import HostRequests
from aixreader.paths import Folders
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.window.window_controller import WindowController
from aixreader.ui.window.window_factory import (
    MARKS_FILE,
    STATE_FILE,
    make_marks_repository,
    open_in_browser,
    set_clipboard,
)


def test_marks_lie_in_the_user_s_folder(qtbot: QtBot, folders: Folders, jobs: JobRunner) -> None:
    repository = make_marks_repository(folders, jobs)
    with qtbot.waitSignal(repository.opened):
        repository.begin()
    assert (folders.data / MARKS_FILE).is_file()
    assert repository.end()


def test_the_state_lies_beside_them(controller: WindowController, folders: Folders) -> None:
    controller.state.begin()
    assert (folders.data / STATE_FILE).is_file()


def test_what_pages_ask_for_is_counted_by_host(controller: WindowController) -> None:
    assert controller._opener.hosts() == ()
    controller.load_reader()
    assert controller.host.reader is not None
    tell = controller.host.reader.engine.interceptor.tell
    assert tell is not None
    tell("kettle.example")
    assert controller._opener.hosts() == (HostRequests("kettle.example", blocked=1),)


@pytest.mark.usefixtures("qapp")
def test_text_is_copied_to_the_system_s_clipboard() -> None:
    set_clipboard("aix:teapot")
    assert QApplication.clipboard().text() == "aix:teapot"


@pytest.mark.parametrize("taken", [False, True])
def test_addresses_go_to_the_system(monkeypatch: pytest.MonkeyPatch, taken: bool) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return taken

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    assert open_in_browser("https://example.org/?a=1") is taken
    assert opened == [QUrl("https://example.org/?a=1")]
