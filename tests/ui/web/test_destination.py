"""Where the pane was asked to go, told at once."""

from __future__ import annotations

from PySide6.QtWebEngineCore import QWebEngineLoadingInfo
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer


def serve(pane: Pane, pages: Pages) -> None:
    pages.pages |= {"/a": "<h1>A</h1>", "/b": "<h1 id=b>B</h1>", "/c": "<h1>C</h1>"}
    pane.engine.serve(pages)


def test_the_requested_address_is_known_before_the_navigation_and_the_last_one_counts(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    serve(pane, pages)
    assert pane.target == ""
    show("aix://content/a")
    assert (pane.target, pane.navigation.destination.is_ahead) == ("aix://content/a", False)
    pane.show_address("aix://content/b#b")
    assert pane.address == "aix://content/a"
    assert pane.target == "aix://content/b#b"
    assert (pane.navigation.destination.is_ahead, pane.is_leaving) == (True, True)
    qtbot.waitUntil(lambda: not pane.navigation.destination.is_ahead)
    assert pane.address == pane.target == "aix://content/b#b"

    show("aix://content/a")
    show("aix://content/b")
    pane.show_address("aix://content/b#b")
    assert (pane.navigation.destination.is_ahead, pane.is_leaving) == (True, False), (
        "in the same document nothing is left"
    )
    qtbot.waitUntil(lambda: not pane.navigation.destination.is_ahead)
    pane.show_address("aix://content/b#b")  # where it is
    qtbot.waitUntil(lambda: not pane.navigation.destination.is_ahead)

    show("aix://content/a")
    told: list[str] = []
    pane.shown.connect(lambda _address: told.append(pane.target))
    pane.show_address("aix://content/b")
    pane.show_address("aix://content/c")
    qtbot.waitUntil(lambda: pane.address == "aix://content/c")
    assert set(told) == {"aix://content/c"}


def test_the_end_of_the_load_before_does_not_complete_a_request_that_has_not_begun(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    """On a slow machine it comes so late."""
    serve(pane, pages)
    ends: list[QWebEngineLoadingInfo] = []
    pane.page.loadingChanged.connect(ends.append)
    show("aix://content/a")
    qtbot.waitUntil(lambda: len(ends) == len(("start", "end")))
    pane.show_address("aix://content/b")
    assert not pane.page.isLoading()
    pane.navigation.destination._on_loading_changed(ends[-1])
    assert (pane.address, pane.target) == ("aix://content/a", "aix://content/b")
    targets: set[str] = set()

    def has_come() -> bool:
        targets.add(pane.target)
        return pane.address == "aix://content/b"

    qtbot.waitUntil(has_come)
    assert targets == {"aix://content/b"}


def test_where_it_may_not_go_it_is_not_expected_for_ever_and_what_is_selected_stays_behind(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    serve(pane, pages)
    show("aix://content/a")
    pane.show_address("aix://other/x")
    qtbot.waitUntil(lambda: not pane.navigation.destination.is_ahead)
    assert pane.address == "aix://content/a"

    show("aix://content/a")
    answer(qtbot, pane, "getSelection().selectAllChildren(document.body)")
    qtbot.waitUntil(lambda: pane.selected_text == "A")
    pane.show_address("aix://content/b")
    assert pane.selected_text == ""


def test_fast_requests_lead_to_the_last_one_whatever_the_engine_reports_on_its_way(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    headings = "".join(f"<h2 id=h{number}>{number}</h2><p>x</p>" for number in range(30))
    pages.pages["/p"] = headings
    pane.engine.serve(pages)
    show("aix://content/p")
    targets: list[str] = []
    pane.shown.connect(lambda _address: targets.append(pane.target))
    departures: list[str] = []
    last = ""
    for number in range(30):
        last = f"aix://content/p#h{number}"
        pane.show_address(last)
        assert pane.target == last
        targets.clear()
        departures.clear()
        if number % 3 == 0:
            answer(qtbot, pane)
            assert set(targets) <= {last}, "never back to a former one"
    pane.navigation.departed.connect(lambda: departures.append(pane.address))
    qtbot.waitUntil(lambda: answer(qtbot, pane, "location.hash") == "#h29")
    assert (pane.target, departures) == (last, [])
    pane.navigation.destination.forget()
    answer(qtbot, pane, "location.hash = 'h3'")
    qtbot.waitUntil(lambda: "aix://content/p#h3" in departures)  # after what the engine still reports of the others
    assert pane.target == "aix://content/p#h3"
