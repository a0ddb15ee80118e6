"""The heading people read under is told as they scroll, once each."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from aixreader.ui.web.scroll_position import HEADING_SCRIPT
from tests.ui.web.outside import Pages, Show, answer

PAGE = "<p>before</p>" * 30 + "".join(
    f'<h2 id="h{n}">Head {n}</h2><div>{"<p>line</p>" * 60}</div>' for n in range(1, 4)
)


def test_scrolling_tells_each_heading_that_is_passed_and_a_jump_is_reported(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages |= {"/p": PAGE, "/q": PAGE}
    pane.engine.serve(pages)
    told: list[str] = []
    pane.address_changed.connect(told.append)
    show("aix://content/p")
    qtbot.waitUntil(lambda: bool(told))
    for head in ("h2", "h3", "h1"):
        with qtbot.waitSignal(pane.address_changed):
            pane.run_script(f"document.getElementById('{head}').scrollIntoView()")
        qtbot.waitUntil(lambda head=head: told[-1] == f"aix://content/p#{head}")  # type: ignore[misc]
    with qtbot.waitSignal(pane.address_changed):
        pane.run_script("scrollTo(0, 0)")
    assert told[-1] == "aix://content/p"

    with qtbot.waitSignal(pane.address_changed) as moved:
        show("aix://content/q#h2")
    assert moved.args == ["aix://content/q#h2"]


def test_the_heading_is_reported_after_the_engine_has_scrolled(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    """On a slow machine it is there, at its top, before the engine goes to the heading."""
    pages.pages["/p"] = PAGE
    pane.engine.serve(pages)
    show("aix://content/p#h2")

    arrival = pane.scroll_position._navigations

    def told(before: str, arrival: int = arrival) -> object:
        answers: list[object] = []
        pane.run_script(f"{before}; {HEADING_SCRIPT}({arrival})", answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    assert told("scrollTo(0, 0); delete globalThis.aixReached") is False
    qtbot.waitUntil(lambda: told("0") == "")  # it was not gone to, so somebody is at the top
    assert told("document.getElementById('h2').scrollIntoView()") == "h2"
    assert told("scrollTo(0, 0)") == "", "somebody went back to the top"
    undrawn = "globalThis.requestAnimationFrame = () => 0; delete globalThis.aixReached"
    assert told(undrawn, arrival + 1) is False, "it goes there when it draws, however long that takes"


def test_what_the_document_that_is_left_says_is_not_taken_for_the_new_one(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages |= {"/p": PAGE, "/q": PAGE}
    pane.engine.serve(pages)
    show("aix://content/p#h2")
    position = pane.scroll_position
    told: list[str] = []
    position.heading_changed.connect(told.append)
    qtbot.waitUntil(lambda: position.heading == "h2")
    told.clear()
    late = '["aix://content/p#h2", "", 0]'
    pane.page.urlChanged.connect(lambda _url: position._on_result(late, position._navigations))
    pane.show_address("aix://content/q#h3")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["h3"]


def test_a_short_section_stays_current_until_the_page_is_scrolled(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages["/p"] = (
        PAGE + "<h2 id=short>Short</h2><h2 id=next>Next</h2>" + "<p>line</p>" * 4 + "<h2 id=end>End</h2>"
    )
    pane.engine.serve(pages)
    show("aix://content/p")
    told: list[str] = []
    pane.address_changed.connect(lambda address: told.append(address.partition("#")[2]))
    for head in ("short", "end", "next", "h2", "short"):
        pane.show_address(f"aix://content/p#{head}")
        qtbot.waitUntil(lambda head=head: bool(told and told[-1] == head))  # type: ignore[misc]  # a lambda with a default
        qtbot.waitUntil(lambda: not pane.scroll_position._poll_timer.isActive())
        answer(qtbot, pane)  # after the last look
        assert told[-1] == head
    pane.run_script("scrollBy(0, -60)")
    qtbot.waitUntil(lambda: told[-1] != "short")
    assert told[-1] == "h3"


def test_a_late_result_of_the_former_page_is_ignored(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> None:
    pages.pages |= {"/p": PAGE, "/q": "<p>short</p>"}
    pane.engine.serve(pages)
    told: list[str] = []
    pane.address_changed.connect(told.append)
    for looks in range(15):
        show("aix://content/p#h2")
        for _ in range(looks):
            answer(qtbot, pane)
        show("aix://content/q")
    qtbot.waitUntil(lambda: told[-1] == "aix://content/q")
    assert not [address for address in told if address.startswith("aix://content/q#")]
