"""The scheme's handler: what is in the edition is served with our headers, everything else is refused and harmless."""

from __future__ import annotations

from threading import Event, get_ident

import pytest
from PySide6.QtWebEngineCore import QWebEngineHttpRequest
from pytestqt.qtbot import QtBot

from aixreader.services.session.resources import Resource
from aixreader.services.session.session import Session
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.handler import BEGIN_PATH, CONTENT_SECURITY_POLICY, LONG_BYTES
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer
from tests.waiting import LIMIT_SECONDS


@pytest.fixture
def trial_engine() -> type[Engine]:
    """A profile and processes of its own, as these are what is tried."""
    return Engine


def test_every_page_of_an_edition_is_shown_with_its_words_and_styles(
    qtbot: QtBot, pane: Pane, session: Session, show: Show, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG", "aix.web"):
        show(session.home())
    assert caplog.messages == [], "Chromium complains of a header it cannot read"
    assert answer(qtbot, pane, "getComputedStyle(document.body).margin + document.compatMode") == "0pxCSS1Compat"
    for item in session.contents():
        show(item.address)
        told: list[str] = []
        pane.page.toPlainText(told.append)
        qtbot.waitUntil(lambda told=told: bool(told))  # type: ignore[misc]
        assert told[0].split()


def test_what_is_not_in_the_edition_is_not_found_and_only_get_is_answered(
    qtbot: QtBot, pane: Pane, pages: Pages
) -> None:
    for address in (
        "aix://content/docs/nowhere",
        "aix://content/",
        "aix://content/../../etc/passwd",
        "aix://content/-/../catalogue.json",
        "aix://content/-/styles/..%2f..%2fpyproject.toml",
        "aix://other/docs/overview",
        "aix://content/%00",
    ):
        with qtbot.waitSignal(pane.loaded) as loaded:
            pane.show_address(address)
        assert loaded.args == [False], address

    pages.pages["/p"] = "<p>text</p>"
    pane.engine.serve(pages)
    request = QWebEngineHttpRequest.postRequest("aix://content/p", {"a": "b"})
    with qtbot.waitSignal(pane.loaded) as loaded:
        pane.page.load(request)
    assert loaded.args == [False]
    assert pages.asked == []


@pytest.mark.expects_warnings
def test_a_damaged_edition_ends_in_a_failed_load_and_a_line_in_the_log(
    qtbot: QtBot, pane: Pane, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def fetch(self, path: str) -> object:
            raise OSError(path)

    pane.engine.serve(Broken())  # type: ignore[arg-type]  # it never returns
    with qtbot.waitSignal(pane.loaded) as loaded:
        pane.show_address("aix://content/p")
    assert loaded.args == [False]
    assert "could not be read at /p" in caplog.text


def test_the_policy_is_in_force_whatever_a_document_begins_with(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pane.engine.serve(pages)
    for start in ("", "<!doctype html><html><head>", "<!-- x --><p>y</p>"):
        pages.pages["/p"] = start + '<p id="a" style="position:fixed">x</p><style>p{left:7px}</style>'
        show("aix://content/p")
        style = answer(qtbot, pane, "const a = getComputedStyle(document.getElementById('a')); a.position + a.left")
        assert style == "staticauto", "neither an inline style nor a style element applies"

    # A drawing shown by itself has nothing in front of it, and still no style of its own.
    pages.mime = "image/svg+xml"
    drawn = '<style>text{fill:blue}</style><text y="9" style="fill:red">x</text>'
    pages.pages["/p"] = f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>'
    show("aix://content/p")
    assert answer(qtbot, pane, "getComputedStyle(document.querySelector('text')).fill") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("rule", ["default-src 'none'", "script-src 'none'", "form-action 'none'", "base-uri 'none'"])
def test_the_policy_says_no_first(rule: str) -> None:
    assert rule in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY


class SlowPages(Pages):
    """Pages that count as slow; `threads` are those in which they were made."""

    def __init__(self, pages: dict[str, str]) -> None:
        super().__init__(pages)
        self.threads: set[int] = set()
        self.may_go_on = Event()
        self.may_go_on.set()

    def is_slow(self, path: str) -> bool:
        return path != "/quick"

    def fetch(self, path: str) -> Resource:
        self.threads.add(get_ident())
        self.may_go_on.wait(LIMIT_SECONDS)
        return super().fetch(path)


def test_a_slow_page_is_made_in_a_worker_and_one_that_is_left_is_dropped(
    qtbot: QtBot, pane: Pane, show: Show, jobs: JobRunner
) -> None:
    slow = SlowPages({"/a": "<h1>A</h1>", "/b": "<h1>B</h1>", "/quick": "<h1>Q</h1>"})
    pane.engine.serve(slow)
    pane.engine.work_with(jobs)
    show("aix://content/a")
    assert answer(qtbot, pane, "document.body.innerText.trim()") == "A"
    assert slow.threads.isdisjoint({get_ident()})
    slow.may_go_on.clear()
    pane.show_address("aix://content/b")
    qtbot.waitUntil(lambda: jobs.active == 1)
    slow.threads.clear()
    slow.may_go_on.set()
    pane.show_address("aix://content/quick")
    qtbot.waitUntil(lambda: jobs.active == 0 and pane.address == "aix://content/quick" and not pane.page.isLoading())
    assert answer(qtbot, pane, "document.body.innerText.trim()") == "Q"
    with qtbot.waitSignal(pane.loaded) as loaded:
        pane.show_address("aix://content/nowhere")
    assert loaded.args == [False]


def test_a_long_document_is_shown_and_scrolled_when_all_of_it_has_come(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    rows = "<p>A paragraph of words.</p>" * (LONG_BYTES // 28 + 1)
    pages.pages["/p"] = f'<body><main id="aix-content"><h1>T</h1>{rows}<h2 id="end">E</h2></main></body></html>'
    pane.engine.serve(pages)
    show("aix://content/p#end")
    assert answer(qtbot, pane, "getComputedStyle(document.querySelector('main')).display") == "block"
    qtbot.waitUntil(lambda: pane.scroll_share > 0.9)
    begin = answer(qtbot, pane, f"document.querySelectorAll('link[href*={BEGIN_PATH[3:8]}]').length")
    pages.pages["/p"] = '<body><main id="aix-content"><h1>T</h1></main></body></html>'
    show("aix://content/p")
    short = answer(qtbot, pane, f"document.querySelectorAll('link[href*={BEGIN_PATH[3:8]}]').length")
    assert (begin, short) == (1, 0)
