"""Highlights of search terms in a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Terms
from aixreader.ui.search.search_highlights import CLEAR_SCRIPT, highlight_script, read_result, step_script
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show

CHINESE = "<p>防范提示词注入。AI攻击 injection注入</p>"
FIRST = '<h2 id="one">Tea</h2><p>Tea and <b>tea</b>pot, steam; a.b is not acb.</p>'
HTML = FIRST + CHINESE + "<p>x</p>" * 300 + '<h2 id="two">Pots</h2><p>Last tea.</p><p hidden>tea</p>' + "<p>x</p>" * 90


def typed(*words: str) -> Terms:
    return Terms(words)


@pytest.fixture
def run(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> Callable[[str], tuple[int, int]]:
    """Show the page; runs a script of marks and returns what it answered."""
    pages.pages["/p"] = HTML
    pane.engine.serve(pages)
    show("aix://content/p")

    def answer(script: str) -> tuple[int, int]:
        results: list[object] = []
        pane.run_script(script, results.append)
        qtbot.waitUntil(lambda: bool(results))
        return read_result(results[0])

    return answer


def test_whole_words_in_any_case_are_highlighted(run: Callable[[str], tuple[int, int]]) -> None:
    assert run(highlight_script(typed("tea"))) == (4, 0), (
        "the b in teapot stands for itself; what is hidden is not marked"
    )
    assert run(highlight_script(typed("a.b"))) == (1, 0), "letters, no pattern"
    assert run(highlight_script(typed("TEA", "pots", ""))) == (5, 0)
    assert run(highlight_script(typed("zebra"))) == (0, -1)
    assert run(highlight_script(typed())) == (0, -1)
    assert run(highlight_script(typed("last tea"))) == (1, 0), "a term of several words as a whole"
    assert run(highlight_script(typed("tea steam"))) == (0, -1)
    assert run(highlight_script(typed("提示词注入", "注入", "injection"))) == (3, 0), (
        "no blank stands around Chinese words"
    )


def test_it_goes_to_the_first_mark_after_a_heading_and_around(
    qtbot: QtBot, pane: Pane, run: Callable[[str], tuple[int, int]]
) -> None:
    assert run(highlight_script(typed("tea"), "two")) == (4, 3)
    results: list[object] = []
    pane.run_script("scrollY", results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert isinstance(results[0], float | int)
    assert results[0] > 1000
    pane.run_script("document.querySelector('#two').getBoundingClientRect().top", results.append)
    qtbot.waitUntil(lambda: len(results) == 2)
    assert results[1] == pytest.approx(0, abs=1), "its section is the one that is read"
    assert run(step_script(1)) == (4, 0)
    assert run(step_script(-1)) == (4, 3)
    assert run(CLEAR_SCRIPT) == (0, -1)
    assert run(step_script(1)) == (0, -1)


def test_synonyms_are_highlighted_apart_and_a_place_is_found_by_its_words(
    qtbot: QtBot, pane: Pane, run: Callable[[str], tuple[int, int]]
) -> None:
    def written(name: str) -> object:
        results: list[object] = []
        pane.run_script(f"[...CSS.highlights.get('{name}')].map(range => range.toString()).join()", results.append)
        qtbot.waitUntil(lambda: bool(results))
        return results[0]

    terms = Terms(("tea", "last"), ("pots", "last tea"))
    assert run(highlight_script(terms)) == (5, 0)
    assert written("found") == "Tea,Tea,tea"
    assert written("synonym") == "Pots,Last tea"
    for place, current in (("tea pot, STEAM; a.b", 2), ("Tea and tea", 1), ("Last tea.", 4), ("zebra", 0), ("", 0)):
        assert run(highlight_script(terms, "one", place)) == (5, current), place
    assert run(highlight_script(terms, "two", "tea and tea"))[1] >= 3, "what stands before the section is not looked at"


@pytest.mark.parametrize("word", ['"', "\\", "</script>", "a\u2028b", "`${x}`", "(", "[", "*"])
def test_no_word_breaks_out_of_the_script(run: Callable[[str], tuple[int, int]], word: str) -> None:
    assert run(highlight_script(typed(word, "tea"), word))[0] >= 4


@pytest.mark.parametrize("result", ["", None, [1, 2], "x", "1 2 3", 4.0])
def test_an_answer_that_is_none(result: object) -> None:
    assert read_result(result) == (0, -1)
