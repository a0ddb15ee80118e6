"""Terms become elements of the page, and nothing else of it changes."""

from __future__ import annotations

from collections.abc import Sequence

from aixreader.edition.records import PageEntry
from aixreader.html.plain_text import strip_tags
from aixreader.model import Section
from aixreader.pages.page_renderer import render_page
from aixreader.pages.term_marks import enclose_terms, render_with_terms, shift_sections, write_terms

HTML = '<h1 id="a">A</h1>\n<p>An LBT &amp; a kettle.</p>\n<h2 id="b">B</h2>\n<p>A kettle</p>'


def use(word: str, index: int, start: int = 0) -> tuple[int, int, int]:
    at = HTML.index(word, start)
    return at, at + len(word), index


USES = (*use("LBT", 0), *use("kettle", 700), *use("kettle", 700, HTML.index("<h2")))
HALF = HTML.index("<h2")
SECTIONS = [
    Section("a", "a", "a", 1, "A", 1, 2, 0, HALF),
    Section("b", "a", "b", 2, "B", 2, 3, HALF, len(HTML)),
]
FIRST, SECOND = '<dfn class="term" data-term="0">', '<dfn class="term" data-term="700">'


def test_a_term_is_an_element_around_its_words() -> None:
    written = write_terms(enclose_terms(HTML, USES))
    assert f"<p>An {FIRST}LBT</dfn> &amp; a {SECOND}kettle</dfn>." in written
    assert strip_tags(written) == strip_tags(HTML)


def test_a_whole_page_has_its_sections_where_they_were() -> None:
    enclosed, sections = enclose_terms(HTML, USES), shift_sections(SECTIONS, USES)
    assert enclosed[sections[1].start :].startswith('<h2 id="b">')
    assert sections[1].end == len(enclosed)
    page = PageEntry("a", "a.md", "A", "p", "s", ("a", "b"))

    def render(html: str, sections: Sequence[Section]) -> str:
        return render_page(page, html, sections, {})

    plain, shown = (render_with_terms(HTML, SECTIONS, uses, render) for uses in ((), USES))
    assert plain == shown.replace(FIRST, "").replace(SECOND, "").replace("</dfn>", "")
    assert shown.count("<dfn") == 3
    assert 'id="b">B<a class="ribbon"' in shown


def test_numbers_that_fit_no_page_are_left_out() -> None:
    assert enclose_terms(HTML, ()) is HTML
    assert enclose_terms(HTML, (1, 2, -1, 3, 4, 70_000, 5)) == HTML
    strange = HTML + chr(0xF0001)
    assert enclose_terms(strange, USES) is strange
