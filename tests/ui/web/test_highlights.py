"""Highlights in a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.services.session.page_text import remove_blanks
from aixreader.ui.web.highlights import (
    PageHighlight,
    draw_script,
    hit_test_script,
    parse_selection,
    scroll_script,
    selection_script,
)
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show

BODY = (
    '<h2 id="one">Tea<a class="ribbon" href="aix://act/bookmark/docs%2Ftea%23one" data-on="on" data-off="off"></a>'
    '<a class="noted" href="aix://act/note/docs%2Ftea%23one" hidden></a></h2>'
    "<p>The <b>p\u00e4t</b> \u00a0is\u2003<i>h</i>ot 🫖!</p>\n<ul>\n<li>Mind</li>\n<li>the lid</li></ul>"
    + "<p>x</p>" * 300
    + '<h2 id="end"></h2><p id="last">Last one.</p>'
)
HTML = f'<main id="aix-content">{BODY}</main>{"<p>after</p>" * 40}'
TEXT = "Tea" + remove_blanks("The p\u00e4t is hot 🫖!") + "Mindthelid" + "x" * 300 + "Lastone."
Run = Callable[[str], object]


@pytest.fixture
def run(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> Run:
    """Show the page; runs a script and returns what it answered."""
    pages.pages["/p"] = HTML
    pane.engine.serve(pages)
    show("aix://content/p")

    def answer(script: str) -> object:
        told: list[object] = []
        pane.run_script(script, told.append)
        qtbot.waitUntil(lambda: bool(told))
        return told[0]

    return answer


def place(text: str) -> tuple[int, int]:
    return TEXT.index(remove_blanks(text)), len(remove_blanks(text))


def draw(run: Run, *quotes: str, colour: str = "green", noted: bool = False) -> object:
    marks = [PageHighlight(quote, *place(quote), colour, noted) for quote in quotes]
    return run(draw_script(marks, (), (), ("green", "blue")))


def test_they_are_drawn_where_they_stand_each_in_its_colour(run: Run) -> None:
    words = ("Tea", "pät", "The pät is hot", "hot 🫖!", "🫖", "! Mind the lid", "x Last one.")
    for quote in (*words, "lid" + "x" * 300 + "L"):
        assert draw(run, quote) == "1"
        drawn = run("[...CSS.highlights.get('mark-green')].map(String).join('|')")
        assert remove_blanks(str(drawn)) == remove_blanks(quote)
    assert run(draw_script([PageHighlight("a", 5, 9999, "green", False)], (), (), ("green",))) == "0", "beyond the page"

    marks = [PageHighlight("a", *place("pät"), "green", False), PageHighlight("b", *place("Mind"), "blue", True)]
    assert run(draw_script(marks, (), (), ("green", "blue"))) == "2"
    found = (
        "['green', 'blue', 'noted'].map(name => [...CSS.highlights.get('mark-' + name)].map(String).join()).join('|')"
    )
    assert run(found) == "pät|Mind|Mind", "noted ones are underlined"
    assert run(draw_script((), (), (), ("green", "blue"))) == "0"
    assert run(found) == "||"


def test_stars_and_notes_of_sections_and_what_lies_under_a_point(run: Run) -> None:
    for kept in (True, False):
        names = ("docs/tea#one",) if kept else ()
        run(draw_script((), names, names, ()))
        told = "(ribbon => `${ribbon.classList.contains('on')} ${ribbon.title}`)(document.querySelector('a.ribbon'))"
        assert run(told) == ("true off" if kept else "false on")
        assert run("document.querySelector('a.noted').hidden") is not kept

    draw(run, "Mind")
    box = str(run("(box => `${box.left + 3} ${box.top + 3}`)(document.querySelector('li').getBoundingClientRect())"))
    x, y = map(float, box.split())
    assert run(hit_test_script(x, y)) == "Mind"
    assert run(hit_test_script(x, y + 400)) == ""
    assert run(hit_test_script(-5, -5)) == ""

    draw(run, "Last one.")
    assert run(scroll_script("Last one.")) is True, "it is brought into view"
    assert float(str(run("scrollY"))) > 1000
    assert abs(float(str(run("document.querySelector('#end').getBoundingClientRect().top")))) < 2, "with its heading"
    assert run(scroll_script("nothing")) is False
    run(draw_script([PageHighlight("far", TEXT.index("xxx") + 200, 1, "green", False)], (), (), ("green",)))
    assert run(scroll_script("far")) is True
    assert run("aixDrawn[0].range.getBoundingClientRect().top / innerHeight") == pytest.approx(0.5, abs=0.1)
    assert run("CSS.highlights.has('here')") is True
    draw(run, "Last one.")
    assert run("CSS.highlights.has('here')") is False, "what was gone to is no longer marked"


def select(run: Run, first: str, last: str) -> None:
    run(
        "{ const find = (text) => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
        " while (walk.nextNode()) if (walk.currentNode.data.includes(text)) return walk.currentNode; };"
        f" const a = find('{first}'), b = find('{last}'), range = new Range();"
        f" range.setStart(a, a.data.indexOf('{first}')); range.setEnd(b, b.data.indexOf('{last}') + {len(last)});"
        " getSelection().removeAllRanges(); getSelection().addRange(range); }"
    )


def test_the_selection_is_counted_without_white_space(run: Run) -> None:
    assert parse_selection(run(selection_script())) is None, "nothing is selected"
    for nothing in (None, "5 0", "x"):
        assert parse_selection(nothing) is None

    for first, last in (("pät", "pät"), ("The", "ot"), ("Mind", "Last"), ("one.", "one.")):
        select(run, first, last)
        found = parse_selection(run(selection_script()))
        assert found is not None
        start, length = found
        wanted = TEXT[TEXT.index(first) : TEXT.index(last, TEXT.index(first)) + len(last)]
        assert TEXT[start : start + length] == wanted

    run("getSelection().selectAllChildren(document.documentElement)")
    assert parse_selection(run(selection_script())) == (0, len(TEXT)), "everything is what is in the page"
