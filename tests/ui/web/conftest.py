"""Pages written by the test: the pane has to be safe whatever it is served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Canary, Pages


@pytest.fixture
def canary() -> Iterator[Canary]:
    """A server that takes notes."""
    server = Canary()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
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
    """Load an address in the pane and wait for the end of the load."""

    def run(address: str) -> None:
        with qtbot.waitSignal(pane.loaded, timeout=10_000):
            pane.show_address(address)

    return run
