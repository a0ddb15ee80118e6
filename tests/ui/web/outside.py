"""What stands around the pane in tests: pages written by a test, and a server that nobody may ever ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pytestqt.qtbot import QtBot
from typing_extensions import override

from aixreader.errors import NotFoundError
from aixreader.services.session.resources import Resource
from aixreader.ui.web.pane import Pane

Show = Callable[[str], None]


def answer(qtbot: QtBot, pane: Pane, script: str = "0") -> object:
    """What a script of ours finds in the page. It is answered after all that the page was asked before."""
    answers: list[object] = []
    pane.run_script(script, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


@dataclass
class Pages:
    """Pages by path, each with the text the test gave it, and what was asked for."""

    pages: dict[str, str] = field(default_factory=dict)
    mime: str = "text/html"
    asked: list[str] = field(default_factory=list)

    def fetch(self, path: str) -> Resource:
        """The page under `path`, of type `mime`; raises `NotFoundError`."""
        self.asked.append(path)
        if path not in self.pages:
            raise NotFoundError(f"no {path}")
        return Resource(self.mime, self.pages[path].encode())


class Canary(ThreadingHTTPServer):
    """A server at 127.0.0.1 that nobody may ever ask."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Noting)
        self.asked: list[str] = []
        self.address = f"http://127.0.0.1:{self.server_address[1]}"


class _Noting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # http.server's name
        server = self.server
        assert isinstance(server, Canary)
        server.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
