"""The full Exchange is got in the window: after one question, while one reads on, and opened then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.policy import Policy
from tests.git_server import Repository, needs_git
from tests.ui.seen import box, boxes, press, trigger
from tests.web_server import WebServer, web_server


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[WebServer]:
    repository = Repository(tmp_path / "exchange", site)
    with web_server(dict(repository.answers)) as server:
        yield server


@pytest.fixture
def policy(server: WebServer) -> Policy:
    """The address is the administrator's."""
    return Policy(exchange=f"{server.url}/exchange")


def question(qtbot: QtBot, controller: WindowController, word: str) -> QMessageBox:
    """The box with `word` in its text."""
    qtbot.waitUntil(lambda: any(word in each.text() for each in boxes(controller.window)))
    return box(controller.window)


@needs_git
def test_it_is_got_and_opened_after_one_question(qtbot: QtBot, controller: WindowController, server: WebServer) -> None:
    action = controller.context.actions["get_exchange"]
    assert server.requests == []
    trigger(controller, "get_exchange")
    asked = question(qtbot, controller, "files, about")
    assert "The connection is not encrypted." in asked.text()
    assert len(server.requests) == 3
    with qtbot.waitSignal(controller.context.page_loaded):
        press(asked, "Get it")
        assert not action.isEnabled(), "one at a time"
    source = controller._opener.source
    assert source is not None
    assert "exchange.git@" in source.name
    assert controller.context.session is not None
    assert controller.context.session.title == "Tiny Exchange"
    qtbot.waitUntil(action.isEnabled)
    qtbot.waitUntil(controller.editions.pictures.button.isHidden)  # the pictures have come
    texts: list[str] = []
    controller.context.messages.status_changed.connect(lambda text, _timeout: texts.append(text))
    trigger(controller, "get_exchange")
    qtbot.waitUntil(lambda: "The newest edition is open already." in texts)
    assert boxes(controller.window) == []


@needs_git
def test_a_cancelled_question_gets_nothing(qtbot: QtBot, controller: WindowController, server: WebServer) -> None:
    trigger(controller, "get_exchange")
    question(qtbot, controller, "files, about").reject()
    assert len(server.requests) == 3, "what there is was asked, and nothing fetched"
    qtbot.waitUntil(lambda: controller.window.findChild(QProgressDialog) is None)
    assert controller.context.actions["get_exchange"].isEnabled()


@pytest.mark.parametrize("policy", [Policy(exchange="http://127.0.0.1:9/exchange")])
def test_a_server_that_does_not_answer_is_told(qtbot: QtBot, controller: WindowController) -> None:
    trigger(controller, "get_exchange")
    told = question(qtbot, controller, "127.0.0.1")
    assert told.informativeText()
    assert controller.context.actions["get_exchange"].isEnabled()
