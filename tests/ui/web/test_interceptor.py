"""Nothing but our own scheme gets through, and what was stopped is counted."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot

from aixreader.ui.web.engine import Engine
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Canary, Pages, Show

LOADS = {
    "image": '<img src="{0}/i.png">',
    "style": '<link rel="stylesheet" href="{0}/s.css">',
    "frame": '<iframe src="{0}/f.html"></iframe>',
    "object": '<object data="{0}/o.swf"></object>',
    "embed": '<embed src="{0}/e.swf">',
    "video": '<video src="{0}/v.mp4" autoplay preload></video>',
    "audio": '<audio src="{0}/a.mp3" autoplay preload></audio>',
    "icon": '<link rel="icon" href="{0}/favicon.ico">',
    "prefetch": '<link rel="prefetch" href="{0}/next.html">',
    "preload": '<link rel="preload" as="image" href="{0}/next.png">',
    "manifest": '<link rel="manifest" href="{0}/m.json">',
    "refresh": '<meta http-equiv="refresh" content="0;url={0}/r.html">',
    "svg": '<svg><image href="{0}/s.png"></image><use href="{0}/s.svg#a"></use></svg>',
    "track": '<video><track default src="{0}/t.vtt"></video>',
}


@pytest.fixture
def trial_engine() -> type[Engine]:
    """A profile and processes of its own, as these are what is tried."""
    return Engine


def test_no_page_reaches_a_server(pane: Pane, pages: Pages, canary: Canary, show: Show) -> None:
    pages.pages["/q"] = "<p>after</p>"
    pane.engine.serve(pages)
    for kind, loads in LOADS.items():
        pages.pages["/p"] = loads.format(canary.address) + "<p>text</p>"
        show("aix://content/p")
        show("aix://content/q")
        assert canary.asked == [], kind


def test_requests_of_other_schemes_are_stopped(pane: Pane, pages: Pages, show: Show) -> None:
    pane.engine.serve(pages)
    hosts: list[str] = []
    pane.engine.interceptor.tell = hosts.append
    for scheme in ("http", "https", "ftp", "ws", "file", "blob", "qrc", "chrome"):
        pages.pages["/p"] = f'<img src="{scheme}://localhost/a.png"><p>text</p>'
        pane.engine.interceptor.blocked.clear()
        pages.asked.clear()
        show("aix://content/p")
        assert set(pane.engine.interceptor.blocked) <= {scheme}
        assert pages.asked == ["/p"]
    assert hosts == [], "pages' policy has stopped them before"


def test_who_would_have_been_asked_is_told(qtbot: QtBot, pane: Pane) -> None:
    hosts: list[str] = []
    pane.engine.interceptor.tell = hosts.append
    page = QWebEnginePage(pane.page.profile())  # it has none of our page's own defences
    try:
        with qtbot.waitSignal(page.loadFinished) as loaded:
            page.load(QUrl("http://kettle.example/tea"))
    finally:
        shiboken6.delete(page)  # type: ignore[no-untyped-call]  # no types are shipped
    assert loaded.args == [False]
    assert hosts == ["kettle.example"]
