"""The end of each load is told."""

from __future__ import annotations

import pytest
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer

LONG = "<p>words</p>" * 2_000


@pytest.fixture
def told(pane: Pane, pages: Pages) -> list[str]:
    """Where the pane was at the end of each load."""
    pages.pages |= {"/a": f"<h1>A</h1>{LONG}", "/b": f"<h1 id=b>B</h1>{LONG}", "/c": "<h1>C</h1>"}
    pane.engine.serve(pages)
    found: list[str] = []
    pane.loaded.connect(lambda ok: found.append(pane.address if ok else ""))
    return found


def settle(qtbot: QtBot, pane: Pane) -> None:
    """Wait until nothing is looked for any more, and all that was asked is answered."""
    qtbot.waitUntil(lambda: not pane._load_monitor._timer.isActive() and not pane.page.isLoading())
    answer(qtbot, pane)
    assert not pane._load_monitor._timer.isActive()


def test_one_for_each_page_and_none_for_fragments_of_the_same(
    qtbot: QtBot, pane: Pane, show: Show, told: list[str]
) -> None:
    for name in "acb":
        show(f"aix://content/{name}")
    settle(qtbot, pane)
    assert told == ["aix://content/a", "aix://content/c", "aix://content/b"]

    told.clear()
    pane.run_script("location.hash = 'b'")
    qtbot.waitUntil(lambda: pane.address.endswith("#b"))
    settle(qtbot, pane)
    assert told == []

    show("aix://content/b")
    told.clear()
    pane.reload()
    qtbot.waitUntil(lambda: told == ["aix://content/b"])


def test_of_two_quick_loads_the_second_is_reported(qtbot: QtBot, pane: Pane, show: Show, told: list[str]) -> None:
    for moment in ("", "loadStarted", "loadProgress", "urlChanged"):
        show("aix://content/c")
        told.clear()
        if moment:
            with qtbot.waitSignal(getattr(pane.page, moment)):
                pane.show_address("aix://content/a")
        else:
            pane.show_address("aix://content/a")
        pane.show_address("aix://content/b#b")
        qtbot.waitUntil(lambda: bool(told) and told[-1] == "aix://content/b#b")
        settle(qtbot, pane)
        assert told.count("aix://content/b#b") == 1, moment


def test_only_the_document_of_the_address_is_reported_and_one_that_is_loaded_again_anew(
    qtbot: QtBot, pane: Pane, show: Show, told: list[str]
) -> None:
    """What a slow machine brings about: the engine gives an address while the document before is there, and a reload
    begins after the look that found its page complete, and before the engine's own signal.
    """
    monitor = pane._load_monitor
    infos: list[QWebEngineLoadingInfo] = []
    pane.page.loadingChanged.connect(infos.append)
    for name in "ca":
        show(f"aix://content/{name}")
        settle(qtbot, pane)
    end_of_c, end_of_a = infos[1::2]
    told.clear()
    monitor._is_due = True
    monitor._on_loading_changed(end_of_c)
    assert monitor._is_due, "that of the load before"
    told.clear()
    monitor._on_state("complete aix://content/c")
    assert told == [], "that is the document before"
    qtbot.waitUntil(lambda: told == ["aix://content/a"])  # found by the next look
    monitor._on_loading_changed(end_of_a)
    answer(qtbot, pane)
    assert told == ["aix://content/a"], "that is of the same document"

    pane.reload()
    qtbot.waitUntil(lambda: len(told) == len(("before", "again")))
    settle(qtbot, pane)
    monitor._is_ahead = True
    monitor._on_loading_changed(end_of_a)
    qtbot.waitUntil(lambda: told == ["aix://content/a"] * 3)
