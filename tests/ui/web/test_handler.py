"""The scheme's handler: what is in the edition is served with our headers, everything else is refused and harmless."""

from __future__ import annotations

import pytest
from PySide6.QtWebEngineCore import QWebEngineHttpRequest
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.handler import CONTENT_SECURITY_POLICY
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer


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
