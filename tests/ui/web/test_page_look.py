"""What pages are told of their look cannot be anything else than a look."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import combinations_with_replacement

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Terms
from aixreader.services.session.session import Session
from aixreader.ui.search.search_highlights import highlight_script
from aixreader.ui.web.highlights import PageHighlight, draw_script, scroll_script
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from aixreader.userdata.records import COLOURS
from tests.ui.web.outside import Show, answer


def test_attributes_style_and_script_say_the_same() -> None:
    look = PageLook("dark contrast", "sans", 20, 80)
    assert look.attributes == 'data-look="dark contrast" data-font="sans" data-terms="on"'
    assert "--size: 20px" in look.css
    assert "--measure: 80ch" in look.css
    assert 'root.dataset.look = "dark contrast"' in look.script
    assert "'--size', '20px'" in look.script


def test_terms_may_be_left_alone() -> None:
    look = PageLook(terms=False)
    assert look.attributes.endswith(' data-terms="off"')
    assert 'root.dataset.terms = "off"' in look.script


def test_words_are_escaped() -> None:
    look = PageLook('"><script>', "serif")
    assert "<script>" not in look.attributes


FONT_SIZE = 30
"""Of the sampled words, in pixels: strokes are so thick that some pixels have the text's own colour."""
WORDS = ("Ham", "Hat")  # the find bar looks for the first
WIDTH, HEIGHT, COLUMNS = 78, 40, 16
GROUNDS = [pair for pair in combinations_with_replacement(("", *COLOURS), 2) if pair[1] or pair == ("", "")]
HITS = ("", "found", "synonym")
CELLS = [(set(pair), hit, here, word) for here in (0, 1) for pair in GROUNDS for hit in HITS for word in WORDS]
THEMES = ("", "dark", "contrast", "dark contrast")
LEGIBLE = 4.5
"""WCAG 2.2, 1.4.3: the contrast of text at least."""
BUILD_SCRIPT = """(() => {
  const main = document.getElementById("aix-content"), frame = document.createElement("div");
  main.style.cssText = "max-width: none; padding: 0; margin: 0; position: relative";
  main.replaceChildren(...%s.map(([word, left, top], index) => {
    const cell = document.createElement(["a", "code", "span"][index %% 3]);
    cell.textContent = word;
    cell.href = "#";
    cell.style.cssText = `position: absolute; left: ${left}px; top: ${top}px; font: bold %dpx/%dpx sans-serif`;
    return cell;
  }));
  frame.id = "frame";
  frame.style.cssText = "position: fixed; inset: auto 0 0 0; height: 20px";
  document.body.append(frame);
})()"""
ADD_SCRIPT = """(() => {
  const cells = document.getElementById("aix-content").children;
  for (const [name, indexes] of Object.entries(%s)) {
    const highlight = CSS.highlights.get(name);
    highlight.clear();
    for (const index of indexes) {
      const range = new Range();
      range.selectNodeContents(cells[index]);
      highlight.add(range);
    }
  }
})()"""
"""Puts these cells into highlights that the reader's own scripts have made, with their order and priority."""


def place(index: int) -> tuple[int, int]:
    """The left top corner of a cell."""
    return index % COLUMNS * WIDTH, index // COLUMNS * HEIGHT


def contrast(picture: QImage, index: int) -> float:
    """The contrast of the most frequent colour of a cell, its ground, with the one that stands out most, its text's."""
    scale = picture.devicePixelRatio()
    left, top = place(index)
    area = QRect(round((left + 2) * scale), round((top + 12) * scale), round(40 * scale), round(12 * scale))
    colours = Counter(
        picture.pixel(x, y) for x in range(area.left(), area.right(), 2) for y in range(area.top(), area.bottom(), 2)
    )
    ground = colours.most_common(1)[0][0]
    return max(ratio(colour, ground) for colour in colours)


def ratio(first: int, second: int) -> float:
    """The contrast ratio of WCAG 2.2 of two pixels."""
    dim, bright = sorted((luminance(first), luminance(second)))
    return (bright + 0.05) / (dim + 0.05)


@cache
def luminance(pixel: int) -> float:
    """The relative luminance of WCAG 2.2, 0.0 to 1.0. Thousands of cells have the same few colours."""
    colour = QColor(pixel)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_each_pair_of_highlights_is_readable_in_every_theme(
    qtbot: QtBot, pane: Pane, show: Show, session: Session
) -> None:
    """Words that have up to two of the user's colours, a search hit, the current one and a match of the find bar on
    them, in pixels; links and code have colours of their own before. Search hits are drawn before the user's colours,
    as after going back, or after them.
    """
    pane.resize(WIDTH * COLUMNS, place(len(CELLS) - 1)[1] + HEIGHT + 20)
    show(session.address("teapot"))
    answer(
        qtbot,
        pane,
        BUILD_SCRIPT % (json.dumps([(cell[3], *place(at)) for at, cell in enumerate(CELLS)]), FONT_SIZE, HEIGHT),
    )
    mark = PageHighlight("m", 0, 3, COLOURS[0], has_note=True)
    drawn = draw_script([mark], (), (), COLOURS)
    members = {f"mark-{colour}": [at for at, cell in enumerate(CELLS) if colour in cell[0]] for colour in COLOURS}
    members["mark-noted"] = members["mark-blue"]
    members["found"] = [at for at, cell in enumerate(CELLS) if cell[1] == "found"]
    members["synonym"] = [at for at, cell in enumerate(CELLS) if cell[1] == "synonym"]
    members["here"] = [at for at, cell in enumerate(CELLS) if cell[2]]
    frames = iter(range(1, 250))

    def picture() -> QImage:
        """What is painted after all that was asked for."""
        wanted = QColor(1, 2, next(frames))
        pane.run_script(f"document.getElementById('frame').style.background = '{wanted.name()}'")
        taken: list[QImage] = []

        def is_painted() -> bool:
            taken[:] = [pane.grab().toImage()]
            return QColor(taken[0].pixel(5, taken[0].height() - 5)) == wanted

        qtbot.waitUntil(is_painted)
        return taken[0]

    def check(what: str) -> None:
        taken = picture()
        poor = {at: contrast(taken, at) for at in range(len(CELLS)) if contrast(taken, at) < LEGIBLE}
        assert not poor, (what, [(CELLS[at], found) for at, found in poor.items()])

    for theme in THEMES:
        pane.run_script(PageLook(theme).script)
        for scripts in (
            (highlight_script(Terms(("ham",), ("jam",))), drawn, scroll_script("m")),
            (drawn, highlight_script(Terms(("ham",), ("jam",)))),
        ):
            pane.run_script("CSS.highlights.clear()")
            for script in (*scripts, ADD_SCRIPT % json.dumps(members)):
                pane.run_script(script)
            check(theme)
        for _step in range(2):
            with qtbot.waitSignal(pane.page.findTextFinished):
                pane.page.findText(WORDS[0])
            check(f"{theme}, find")
        pane.run_script("getSelection().selectAllChildren(document.getElementById('aix-content'))")
        check(f"{theme}, find and selection")
        with qtbot.waitSignal(pane.page.findTextFinished):
            pane.page.findText("")
        check(f"{theme}, selection")
        pane.run_script("getSelection().removeAllRanges()")


TABLES_SCRIPT = """(() => {
  const row = (tag, text, columns) => `<tr>${`<${tag}>${text}</${tag}>`.repeat(columns)}</tr>`;
  const table = (columns) => `<div class="table tall ${columns > 4 ? "broad wide" : ""}"><table>
    <thead>${row("th", "Head", columns)}</thead><tbody>${row("td", "Word", columns).repeat(60)}</tbody></table></div>`;
  document.getElementById("aix-content").innerHTML = `<hr style='height: 100px'>` + table(2) + table(20);
})()"""
PLACES_SCRIPT = """(() => {
  const box = document.querySelectorAll(".table")[%d], head = box.querySelector("thead").getBoundingClientRect();
  const whole = box.querySelector("table").getBoundingClientRect();
  return JSON.stringify({ top: Math.round(whole.top), head: Math.round(head.top), height: Math.round(whole.height),
    shown: box.clientHeight,
    left: Math.round(whole.left - box.getBoundingClientRect().left), down: box.scrollTop,
    first: Math.round(box.querySelector("td").getBoundingClientRect().left - box.getBoundingClientRect().left) });
})()"""


def test_a_table_in_a_narrow_pane_does_not_widen_the_page(
    qtbot: QtBot, pane: Pane, show: Show, session: Session
) -> None:
    """Links to the web have a sign that is placed by itself."""
    pane.resize(330, 400)
    show(session.address("teapot"))
    answer(qtbot, pane, TABLES_SCRIPT)
    link = f"<a class=external href=x>{'w' * 30}</a>"
    answer(qtbot, pane, f"for (const cell of document.querySelectorAll('td')) cell.innerHTML = '{link}'; 0")
    assert answer(qtbot, pane, "document.querySelector('.table').scrollWidth > innerWidth") in (True, "true")
    root = "document.scrollingElement"
    assert answer(qtbot, pane, f"{root}.scrollWidth - {root}.clientWidth") in (0, "0")


def test_tables_are_as_long_as_they_are_and_heads_stick_to_the_pane(
    qtbot: QtBot, pane: Pane, show: Show, session: Session
) -> None:
    pane.resize(600, 400)
    show(session.address("teapot"))
    answer(qtbot, pane, TABLES_SCRIPT)

    def places(number: int) -> dict[str, float]:
        found: dict[str, float] = json.loads(str(answer(qtbot, pane, PLACES_SCRIPT % number)))
        return found

    def scroll(number: int, top: int, head: int) -> None:
        """Put the table's upper edge at `top`, and wait until its head is at `head`."""
        box = f"document.querySelectorAll('.table')[{number}]"
        answer(qtbot, pane, f"scrollBy(0, {box}.getBoundingClientRect().top - {top})")
        qtbot.waitUntil(lambda: (places(number)["top"], places(number)["head"]) == (top, head))

    for number in range(2):
        place = places(number)
        assert place["shown"] == place["height"] > 3 * pane.height(), "the whole table is shown"
        scroll(number, 50, 50)
        scroll(number, -700, 0)
    answer(qtbot, pane, "document.querySelectorAll('.table')[1].scrollBy(200, 200)")
    qtbot.waitUntil(lambda: places(1)["left"] == -200)
    place = places(1)
    assert (place["head"], place["down"], place["first"]) == (0, 0, 0), "the first column and the head are in sight"
