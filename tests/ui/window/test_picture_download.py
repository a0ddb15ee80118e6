"""Pictures come in the background, while the text is read: stopped, gone on with, shown by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.window.own_pages import ABOUT, HOME
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.policy import Policy
from tests.git_server import Repository, needs_git
from tests.ui.seen import address, ask, boxes, go, page_text, press, trigger
from tests.waiting import LIMIT_SECONDS
from tests.web_server import Visit, web_server

pytestmark = needs_git
BEFORE_PICTURES = 5
"""Requests with a body: the branch, the folders, the branch, the text, the branch."""
PICTURES = "document.querySelectorAll('img').length"


class Gate:
    """Answers for a repository, but holds pictures back until it is opened."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._posts = 0
        self.opened = Event()

    def answer(self, visit: Visit) -> None:
        """Answer a request."""
        self._posts += visit.command == "POST"
        if self._posts > BEFORE_PICTURES:
            self.opened.wait(LIMIT_SECONDS)
        self._repository.answer(visit)


@pytest.fixture
def gate(site: Path, tmp_path: Path) -> Gate:
    return Gate(Repository(tmp_path / "exchange", site))


@pytest.fixture
def policy(gate: Gate) -> Iterator[Policy]:
    with web_server({"*": gate.answer}) as server:
        yield Policy(exchange=f"{server.url}/exchange")
        gate.opened.set()


def test_the_text_is_read_while_pictures_come(qtbot: QtBot, controller: WindowController, gate: Gate) -> None:
    controller.state.begin()
    context, button = controller.context, controller.editions.pictures.button
    assert not context.actions["get_pictures"].isEnabled()
    trigger(controller, "get_exchange")
    qtbot.waitUntil(lambda: len(boxes(controller.window)) == 1)
    with qtbot.waitSignal(context.page_loaded):
        press(boxes(controller.window)[0], "Get it")
    qtbot.waitUntil(context.actions["stop_pictures"].isEnabled)
    assert button.isVisible()
    go(qtbot, controller, "docs/overview")
    assert ask(qtbot, controller, PICTURES) == "0", "the text is here, the pictures are not"
    trigger(controller, "stop_pictures")
    qtbot.waitUntil(context.actions["get_pictures"].isEnabled)
    qtbot.waitUntil(lambda: button.text().startswith("Pictures: 0 of "))

    context.go(HOME)
    qtbot.waitUntil(lambda: "pictures: 0 of " in page_text(qtbot, controller))
    assert "Continue download" in page_text(qtbot, controller)
    context.go(ABOUT)
    qtbot.waitUntil(lambda: "have been fetched" in page_text(qtbot, controller))

    go(qtbot, controller, "docs/overview")
    session, before = context.session, address(controller)
    gate.opened.set()
    qtbot.waitUntil(context.actions["get_pictures"].isEnabled)
    button.click()
    qtbot.waitUntil(lambda: context.session is not session)
    qtbot.waitUntil(lambda: ask(qtbot, controller, PICTURES) != "0")
    assert address(controller) == before
    qtbot.waitUntil(button.isHidden)
    assert not context.actions["get_pictures"].isEnabled()
