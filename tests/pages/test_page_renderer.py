"""Whole pages as they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import html5lib
import pytest

from aixreader.edition.edition import open_edition
from aixreader.edition.records import PageEntry
from aixreader.model import Section
from aixreader.pages.chips import chips
from aixreader.pages.page_renderer import render_page
from aixreader.services.session.resources import ResourceTable
from aixreader.services.session.session import Session
from aixreader.source.category import read_category
from tests.waiting import cpu_seconds, no_hang

PAGE = PageEntry("tea", "content/tea.md", "Tea & milk", "p", "s", (), 0, "All about <tea>")
WORD = re.compile(r"\w+")
LOOK_WORDS = {"Permalink", "goto", "https", "mailto"}  # the permalink line is shorter, mail has our own scheme
SIZE = 300_000


def dressed(html: str) -> str:
    return render_page(PAGE, html, [], {})


@pytest.fixture(scope="module", params=["exchange_edition", "exchange_2025_edition"])
def real(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session on a real tree."""
    with Session(open_edition(request.getfixturevalue(request.param))) as session:
        yield session


@pytest.mark.parametrize(
    "html", ["<p>Text</p>", "", '<h2 id="a">x</h2><h1>y</h1>', "<p>x</p><h1>y</h1>", "x<h1>y</h1>"]
)
def test_a_page_says_what_it_is(html: str) -> None:
    assert dressed(html).startswith('<h1 class="page-title">Tea &amp; milk</h1>')


@pytest.mark.parametrize("html", ["<h1>x</h1>", '\n<div>\n <div></div> <section id="a">\n<h1 id="b">x</h1>'])
def test_a_title_of_its_own_is_enough(html: str) -> None:
    assert "page-title" not in dressed(html)
    assert "lead" not in dressed(html)


def test_a_page_says_more_of_itself_below_its_title() -> None:
    top = Section("tea", "tea", "", 0, "Tea", 1, 9, 0, 11)
    assert '<p class="lead">All about &lt;tea&gt;</p>' in render_page(PAGE, "<p>Text</p>", [top], {})


@pytest.mark.parametrize("html", ["<p>Text</p>", "<h1>x</h1>"])
def test_a_notice_of_the_source_stands_folded_over_every_page(html: str) -> None:
    shown = render_page(PAGE, html, [], {}, "In <brief>", edition="Teas & co")
    folded = '<details class="notice"><summary>Teas &amp; co</summary>In &lt;brief&gt;</details>'
    assert shown == f"{folded}\n{dressed(html)}"
    assert "<summary>About this edition</summary>" in render_page(PAGE, html, [], {}, "In <brief>")


def test_a_mail_link_comes_under_our_own_scheme_and_its_text_stays() -> None:
    text = 'write href="mailto:a@b.org"'
    found = dressed(f'<p><a class="external" href="mailto:a@b.org?subject=x">{text}</a></p>')
    assert f'<a class="external" href="aix://mail/a@b.org?subject=x">{text}</a>' in found


def test_references_are_gathered_with_their_label() -> None:
    found = dressed("<p><strong>References</strong></p>\n<ul><li>a</li></ul>")
    assert (
        '<div class="references"><p><strong class="label">References</strong></p>\n<ul><li>a</li></ul></div>' in found
    )


def test_every_real_page_is_sound_and_loses_no_word(real: Session) -> None:
    shown = ResourceTable(real.edition)
    for page in real.edition.catalogue.pages:
        text = shown.fetch(f"/{page.id}").data.decode()
        html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
        lost = words(real.edition.page_html(page.id)) - words(text)
        assert lost <= LOOK_WORDS, page.id
        assert text.count("<h1") == 1 or 'class="page-title"' not in text


def test_every_real_category_is_in_chips_to_its_last_word(real: Session) -> None:
    told = {"and", "application", "for", "group", "including", "of", "through", "use"}
    for section in real.edition.sections.values():
        if section.category and section.category.text.strip().lower() != "discussion":  # which is not shown
            words_shown = words(" ".join(chip.text for chip in chips(section.category)).lower())
            said = {word.rstrip("s") for word in words(section.category.text.lower())}
            missing = said - {word.rstrip("s") for word in words_shown} - {"datascience", "datasciuence"}
            assert missing - told <= {"science", "against", "conventional"}, section.category.text


def test_dressing_the_largest_page_takes_no_time(real: Session) -> None:
    edition = real.edition
    page = max(edition.catalogue.pages, key=lambda page: len(edition.page_html(page.id)))
    html = edition.page_html(page.id)
    sections = [edition.sections[name] for name in page.sections]
    once = cpu_seconds(lambda: render_page(page, html, sections, edition.assets))
    assert once < cpu_seconds(lambda: html5lib.parseFragment(html)) / 2, "less than a parser takes to read it"


@pytest.mark.parametrize(
    "html",
    [
        " " * SIZE,
        "<p>  </p>" * (SIZE // 9),
        "<p><strong>a</strong>" + " " * SIZE,
        "<blockquote><p>Category: control" + " " * SIZE + "<b></b></p></blockquote>",
        "<p>References:</p><ul><li>a</li></ul>" * (SIZE // 40),
        "<p>References:</p>" + "<ul><li>" * (SIZE // 20) + "</li></ul>" * (SIZE // 20),
        '<p><a href="aix://content/a">' * (SIZE // 40) + "</a></p>" * (SIZE // 40),
        ("<p>" + " " * 50 + '<img src="/-/x" alt="">' + " " * 50 + "</p>") * (SIZE // 130),
        "<table><tbody><tr><td>a</td></tr></tbody></table>" * (SIZE // 50),
        "<h2>#AX</h2>" * (SIZE // 12),
    ],
    ids=range(10),
)
def test_no_page_is_slow_to_dress(html: str) -> None:
    top = Section("tea", "tea", "", 0, "Tea", 1, 9, 0, len(html), category=read_category("control"))
    with no_hang():
        render_page(PAGE, html, [top], {})


def words(html: str) -> set[str]:
    return set(
        WORD.findall(unescape(re.sub(r"<[^>]*>", " ", html.replace('title="', ">").replace('aria-label="', ">"))))
    )
