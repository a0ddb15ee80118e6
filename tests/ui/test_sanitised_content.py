"""Promise G3 in a real browser with its defences off: sanitised attacks neither load nor run anything.

The page may run scripts and load from the network, and its interceptor only takes notes. The same attacks unsanitised
must make themselves felt there, or the test would prove nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from typing_extensions import override

from aixreader.source.sanitise import sanitise

ATTACKS = json.loads((Path(__file__).parents[1] / "data" / "attacks.json").read_text(encoding="utf-8"))
# Navigates away, which would end the page before the others have had their turn.
NAVIGATES = {"meta refresh"}
# Everything that follows them is swallowed: by the HTML rules it is their text.
SWALLOWS = {"script unclosed", "plaintext", "comment", "form math", "math style", "math mglyph", "svg style", "frame"}
END = """requestIdleCallback(() => requestIdleCallback(() => {
  const end = new Image();
  end.onerror = () => { window.ended = true };
  end.src = "/end";
})); 0"""
"""Once a page has nothing more to do, twice: ask for one thing more, and be told that it is not there."""


class Notes(QWebEngineUrlRequestInterceptor):
    """Lets everything through and remembers what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @override
    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        self.urls.append(info.requestUrl().toString())


class Server(ThreadingHTTPServer):
    """Serves one page at 127.0.0.1 and remembers what was asked of it under its other name, localhost."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.page = ""
        self.asked: list[str] = []
        self.address = f"http://127.0.0.1:{self.server_address[1]}/"
        self.foreign_host = f"localhost:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """Answers for `Server`."""

    server: Server

    def do_GET(self) -> None:
        """The page, or nothing but a note."""
        if self.headers["Host"] == self.server.foreign_host:
            self.server.asked.append(f"http://{self.server.foreign_host}{self.path}")
        body = self.server.page.encode("utf-8", "replace") if self.path == "/" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Browser:
    """A page with its defences off, and what it asked for."""

    def __init__(self, qtbot: QtBot, server: Server, page: QWebEnginePage, notes: Notes) -> None:
        self._qtbot = qtbot
        self._server = server
        self._page = page
        self._notes = notes
        self.foreign_host = server.foreign_host

    def show(self, body: str) -> None:
        """Load a page with this body, and wait until all that it asks for was asked for."""
        self._server.page = (
            "<!DOCTYPE html><html><head><title>still</title>"
            "<script>window.probed = 0; function probe() { window.probed++; document.title = 'ran' }</script>"
            f"</head><body>{body}</body></html>"
        )
        self._server.asked.clear()
        self._notes.urls.clear()
        with self._qtbot.waitSignal(self._page.loadFinished):
            self._page.load(QUrl(self._server.address))
        self.evaluate(END)
        self._qtbot.waitUntil(lambda: self.evaluate("window.ended") is True)

    @property
    def asked_for(self) -> list[str]:
        """Every request that went anywhere but to the page's own host, where its local images lie."""
        return sorted(
            {url for url in self._notes.urls if not url.startswith(self._server.address)} | {*self._server.asked}
        )

    def evaluate(self, script: str) -> object:
        """The value of a script in the page's own world."""
        values: list[object] = []
        self._page.runJavaScript(script, 0, values.append)
        self._qtbot.waitUntil(lambda: bool(values))
        return values[0]


@pytest.fixture
def browser(qapp: QApplication, qtbot: QtBot) -> Iterator[Browser]:
    """A browser that would do all that the attacks ask of it."""
    assert qapp is not None
    server = Server()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    profile = QWebEngineProfile()
    notes = Notes()
    profile.setUrlRequestInterceptor(notes)
    page = QWebEnginePage(profile)
    for attribute in (
        QWebEngineSettings.WebAttribute.JavascriptEnabled,
        QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
        QWebEngineSettings.WebAttribute.AutoLoadImages,
        QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
        QWebEngineSettings.WebAttribute.AllowRunningInsecureContent,
    ):
        page.settings().setAttribute(attribute, True)
    yield Browser(qtbot, server, page, notes)
    # The page goes before its profile, or Qt warns.
    delete(page)  # type: ignore[no-untyped-call]  # its stub has no types
    delete(profile)  # type: ignore[no-untyped-call]
    server.shutdown()
    thread.join()
    server.server_close()


def _attacks(host: str, *without: set[str]) -> list[str]:
    left_out = set().union(*without)
    return [attack["html"].replace("SERVER", host) for attack in ATTACKS if attack["class"] not in left_out]


@pytest.mark.no_qt_log  # the browser tells of all it blocks
def test_unsanitised_attacks_load_and_run(browser: Browser) -> None:
    browser.show("".join(_attacks(browser.foreign_host, NAVIGATES, SWALLOWS)))
    asked = " ".join(browser.asked_for)
    assert [path for path in ("/s.css", "/bg.png", "/i.png", "/v.mp4", "/f.html", "/1.png") if path not in asked] == []
    assert browser.evaluate("window.probed") != 0


def _sanitised_together(attacks: list[str]) -> str:
    return sanitise("".join(attacks))


def _sanitised_one_by_one(attacks: list[str]) -> str:
    return "".join(f"<section>{sanitise(attack)}</section>" for attack in attacks)


@pytest.mark.parametrize("clean", [_sanitised_together, _sanitised_one_by_one])
def test_sanitised_attacks_load_and_run_nothing(browser: Browser, clean: Callable[[list[str]], str]) -> None:
    browser.show(clean(_attacks(browser.foreign_host)))
    assert browser.asked_for == []
    assert browser.evaluate("[window.probed, document.title].join()") == "0,still"
    assert "kept" in str(browser.evaluate("document.body.innerText"))


def test_clicks_on_sanitised_links_run_nothing(browser: Browser) -> None:
    schemes = {"javascript link", "javascript case", "javascript entity", "javascript control", "data link", "popover"}
    attacks = [attack["html"] for attack in ATTACKS if attack["class"] in schemes]
    browser.show(sanitise("".join(attacks)))
    browser.evaluate("document.querySelectorAll('a, button, [id]').forEach(element => element.click())")
    assert browser.evaluate("[window.probed, document.title].join()") == "0,still"
    assert browser.asked_for == []
