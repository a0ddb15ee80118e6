"""Which ways lead out of the page: links of the user's, by way of a question, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from aixreader.ui.web.engine import Engine
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Canary, Pages, Show, answer

LINK = '<title>first</title><style>a{{}}</style><body style="margin:0"><a href="{0}">{1}</a>'
WIDE = "link " * 400


@pytest.fixture
def trial_engine() -> type[Engine]:
    """A profile and processes of its own, as these are what is tried."""
    return Engine


def click(qtbot: QtBot, pane: Pane) -> None:
    """Click the page near its left upper corner, where the long link is."""
    target = pane.input_target
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))  # type: ignore[no-untyped-call]  # no types


def click_in_vain(qtbot: QtBot, pane: Pane) -> None:
    """Click the page until it has felt it, and wait until it and the engine are through with that."""
    answer(qtbot, pane, "addEventListener('click', () => { window.felt = true }, true); 0")

    def is_felt() -> bool:
        click(qtbot, pane)
        return bool(answer(qtbot, pane, "window.felt === true"))

    qtbot.waitUntil(is_felt)
    answer(qtbot, pane, "document.body.innerText")
    qtbot.waitUntil(lambda: not pane.page.isLoading())
    answer(qtbot, pane)


def shown(qtbot: QtBot, pane: Pane, pages: Pages, show: Show, href: str) -> None:
    pages.pages["/p"] = LINK.format(href, WIDE)
    pages.pages["/q"] = "<title>second</title>"
    pane.engine.serve(pages)
    show("aix://content/p")
    qtbot.waitUntil(lambda: pane.input_target is not None)


@pytest.fixture
def heard(pane: Pane) -> list[str]:
    """The links that were handed to the user."""
    links: list[str] = []
    pane.external_link_clicked.connect(links.append)
    return links


def test_a_link_goes_to_a_page_of_ours_and_outside_it_is_handed_to_the_user(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show, heard: list[str]
) -> None:
    outside = {
        "https://example.org/a?b=c": "https://example.org/a?b=c",
        "http://example.org/": "http://example.org/",
        "aix://mail/a@example.org?subject=a%20b": "mailto:a@example.org?subject=a%20b",
    }
    for href, told in outside.items():
        shown(qtbot, pane, pages, show, href)
        click_in_vain(qtbot, pane)
        qtbot.waitUntil(lambda told=told: told in heard)  # type: ignore[misc]  # a lambda with a default
        assert pane.address == "aix://content/p"
    assert set(heard) == set(outside.values())

    shown(qtbot, pane, pages, show, "/q")

    def is_there() -> bool:
        if pane.target == "aix://content/p":  # a page that is not yet drawn feels nothing
            click(qtbot, pane)
        return pane.address == "aix://content/q"

    qtbot.waitUntil(is_there)
    assert set(heard) == set(outside.values())


def test_no_other_link_leads_anywhere(qtbot: QtBot, pane: Pane, pages: Pages, show: Show, heard: list[str]) -> None:
    for href in (
        "javascript:document.title='run'",
        "file:///etc/passwd",
        "data:text/html,<title>data</title>",
        "view-source:aix://content/q",
        "chrome://gpu",
        "qrc:/x",
        "aix://other/q",
        "ssh://host",
        "mailto:a@example.org",
        "blob:aix://content/x",
    ):
        shown(qtbot, pane, pages, show, href)
        click_in_vain(qtbot, pane)
        assert (pane.address, pane.page.title(), heard) == ("aix://content/p", "first", []), href


def test_a_new_window_is_never_opened_and_a_form_goes_nowhere(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show, canary: Canary
) -> None:
    shown(qtbot, pane, pages, show, f'{canary.address}" target="_blank')
    click_in_vain(qtbot, pane)
    assert pane.address == "aix://content/p"
    assert canary.asked == []
    for form in (
        '<form action="{0}" method="get"><button style="width:800px;height:300px">go</button></form>',
        '<form action="{0}" method="post"><input type="submit" value="{1}"></form>',
        '<form action="aix://content/q" method="get"><input type="submit" value="{1}"></form>',
    ):
        pages.pages["/p"] = form.format(canary.address, WIDE)
        show("aix://content/p")
        click_in_vain(qtbot, pane)
        assert pane.address == "aix://content/p", form
        assert canary.asked == [], form
