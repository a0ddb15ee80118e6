"""Panes share one sealed profile: what it serves, how pages look, what was blocked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages


@pytest.fixture
def trial_engine() -> type[Engine]:
    """A profile and processes of its own, as these are what is tried."""
    return Engine


def test_panes_share_profile_content_and_count(
    qtbot: QtBot, pane: Pane, pages: Pages, make_trial_pane: Callable[[], Pane]
) -> None:
    other = make_trial_pane()
    assert other.page.profile() is pane.page.profile()
    pages.pages["/p"] = "<p>text</p><img src='http://example.org/a.png'>"
    pane.engine.serve(pages)
    with qtbot.waitSignal(other.loaded):
        other.show_address("aix://content/p")
    assert other.engine.interceptor is pane.engine.interceptor


def test_own_pages_stand_apart_from_content(qtbot: QtBot, pane: Pane, pages: Pages) -> None:
    own = Pages({"/home": "<title>own</title>"})
    pane.engine.serve(pages)
    pane.engine.serve_own(own)
    with qtbot.waitSignal(pane.loaded) as loaded:
        pane.show_address("aix://app/home")
    assert loaded.args == [True]
    with qtbot.waitSignal(pane.loaded) as loaded:
        pane.show_address("aix://content/home")
    assert loaded.args == [False]
    assert (own.asked, pages.asked) == (["/home"], ["/home"])


def test_taking_down_twice_is_harmless(qapp: object) -> None:
    assert qapp is not None
    engine = Engine(PageLook())
    engine.close_down()
    engine.close_down()
