"""What is read stays where it is when the page is laid out again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer


def test_the_text_that_is_read_stays_in_view_after_a_resize(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> None:
    text = "".join(f"<p id=p{number}>{number}: {'some words of tea ' * 40}</p>" for number in range(200))
    named = "<h2 id=kept>Kept</h2><h2 id=reached>Reached</h2>"  # scripts see an element under its name
    pages.pages["/p"] = f'<main id="aix-content">{named}{text}</main>'
    pane.engine.serve(pages)
    show("aix://content/p")
    watch = "addEventListener('resize', () => requestAnimationFrame(() => requestAnimationFrame(() => {{ {0} }})))"
    answer(qtbot, pane, watch.format("globalThis.drawnAt = outerWidth") + "; 0")  # after our own listener

    def first() -> object:
        """The paragraph a little below the top of what is seen."""
        return answer(qtbot, pane, "document.elementFromPoint(innerWidth / 2, 60).id")

    pane.run_script("document.getElementById('p120').scrollIntoView()")
    qtbot.waitUntil(lambda: first() == "p120")
    qtbot.waitUntil(lambda: bool(answer(qtbot, pane, "globalThis.aixRead?.element.id === 'p120'")))
    for width in (420, 800, 500):
        answer(qtbot, pane, "globalThis.drawnAt = 0")
        pane.resize(width, 600)
        qtbot.waitUntil(lambda: bool(answer(qtbot, pane, "globalThis.drawnAt")))
        assert first() == "p120", width
    for factor in (1.1, 3.0, 0.5, 1.0):
        answer(qtbot, pane, "globalThis.drawnAt = 0")
        pane.set_zoom(factor)
        qtbot.waitUntil(lambda: bool(answer(qtbot, pane, "globalThis.drawnAt")))
        assert first() == "p120", factor
    answer(qtbot, pane, "document.getElementById('p120').scrollIntoView(); scrollBy(0, 50)")
    qtbot.waitUntil(lambda: bool(answer(qtbot, pane, "globalThis.aixRead.at === scrollY")))
    zoomed = "aixRead.ratio /= 1.1; scrollBy(0, 900); dispatchEvent(new Event('resize'))"  # as the engine may do it
    answer(qtbot, pane, f"globalThis.before = scrollY; {zoomed}; 0")
    assert answer(qtbot, pane, "scrollY - before") == 0
    jumped = "aixRead.ratio /= 1.1; scrollTo(0, 0); dispatchEvent(new Event('resize'))"
    assert answer(qtbot, pane, f"{jumped}; scrollY") == 0, "somebody went to the top meanwhile"


def test_a_scroll_of_which_the_page_is_not_yet_told_is_not_taken_back(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    text = "".join(f"<p>{number}: {'some words of tea ' * 40}</p>" for number in range(200))
    pages.pages["/p"] = f'<main id="aix-content">{text}</main>'
    pane.engine.serve(pages)
    show("aix://content/p")
    told: list[object] = []
    pane.run_script("scrollTo(0, 3000); dispatchEvent(new Event('resize')); scrollY", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [3000]
