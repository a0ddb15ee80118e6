"""The heads of sections."""

from __future__ import annotations

import pytest

from aixreader.model import Category, Section
from aixreader.pages.section_header import render_section_headers
from aixreader.source.category import read_category

PERMALINK = 'Permalink: <a href="aix://content/tea#steep-tea">https://owaspai.org/go/steeptea/</a>'
CHIP = '<span class="chip role role-control">Control</span>'
LINK = (
    '<a class="permalink" href="aix://act/copy-permalink/steeptea" title="Copy permalink" '
    'data-text="owaspai.org/go/\u200bsteeptea"><span hidden>owaspai.org/go/steeptea</span></a>'
)


def section(start: int, *, level: int = 2, category: str | None = "control", key: str = "steeptea") -> Section:
    read: Category | None = read_category(category) if category else None
    return Section(key, "tea", "steep-tea", level, "#STEEP TEA", 1, 2, start, 99, slug="steeptea", category=read)


def dressed(quote: str, *, category: str | None = "control") -> str:
    before = "<p>Top</p>\n"
    html = f'{before}<h2 id="steep-tea">#STEEP TEA</h2>\n{quote}\n<p>Text</p>'
    found = render_section_headers(html, [section(len(before), category=category)])
    assert found.startswith(before)
    assert found.endswith("<p>Text</p>")
    return found


def test_the_name_becomes_a_title_and_stays_beside_it() -> None:
    assert '<h2 id="steep-tea">Steep tea <span class="tag">#STEEP TEA</span><a class="ribbon" ' in dressed("")


def test_a_star_keeps_the_section_and_adds_no_text() -> None:
    found = dressed("")
    assert 'href="aix://act/bookmark/steeptea"' in found
    assert 'aria-label="Bookmark this section"' in found
    heading = found.partition("<h2")[2].partition("</h2>")[0]
    assert heading.count("<a ") == heading.count("></a>") == 3
    assert 'href="aix://act/state/steeptea"' in heading, "a control: an assessment may state something about it"


@pytest.mark.parametrize(
    "quote",
    [
        f"<blockquote><p>Category: control<br>\n{PERMALINK}</p>\n</blockquote>",
        f"<blockquote><p>Category: control\n{PERMALINK}</p></blockquote>",
        f"\n<blockquote>\n<p>{PERMALINK}<br>\nCategory: control</p>\n</blockquote>",
    ],
)
def test_the_quote_becomes_chips_and_a_permalink_to_copy(quote: str) -> None:
    found = dressed(quote)
    assert "<blockquote" not in found
    assert "</blockquote" not in found
    assert f"{CHIP} {LINK}</div>" in found
    assert 'aria-label="Category: control" title="Category: control"' in found


def test_a_permalink_alone_makes_a_line_too() -> None:
    found = dressed(f"<blockquote><p>{PERMALINK}</p>\n</blockquote>", category=None)
    assert f'<div class="chips">{LINK}</div>' in found


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ("<br>\nSee the <b>lid</b>", "<blockquote><p>See the <b>lid</b></p>\n</blockquote>"),
        ("<br>\nPermalink: none", "<blockquote><p>Permalink: none</p>\n</blockquote>"),
        ("</p>\n<p>Mind the steam", "<blockquote><p>Mind the steam</p>\n</blockquote>"),
    ],
)
def test_what_else_the_quote_says_stays(more: str, kept: str) -> None:
    found = dressed(f"<blockquote><p>Category: control<br>\n{PERMALINK}{more}</p>\n</blockquote>")
    assert LINK in found
    assert kept in found


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>Tea is a drink.</p></blockquote>",
        '<blockquote><p>Category: <a href="x">control</a></p></blockquote>',
        '<blockquote><p>Permalink: <a href="x">https://owaspai.org/go/other/</a></p></blockquote>',
        "<p>Category: control</p>",
    ],
)
def test_another_quote_stays_as_it_is(quote: str) -> None:
    found = dressed(quote)
    assert quote in found
    assert "chips" not in found


def test_an_id_is_percent_encoded_and_a_category_escaped() -> None:
    quote = f"<blockquote><p>Category: control &quot;a&quot;<br>\n{PERMALINK}</p></blockquote>"
    found = render_section_headers(quote, [section(0, level=0, category='control "a"', key="docs/tea#a")])
    assert 'href="aix://act/copy-permalink/docs%2Ftea%23a"' in found
    assert 'title="Category: control &quot;a&quot;"' in found


def test_the_lead_comes_after_the_chips_of_the_page() -> None:
    quote = f"<blockquote><p>Category: control<br>\n{PERMALINK}</p></blockquote>\n<p>Text</p>"
    found = render_section_headers(quote, [section(0, level=0)], "<h1>T</h1>", "<p>Lead</p>")
    assert [found.index(part) for part in ("<h1>T", 'class="chips"', "<p>Lead", "<p>Text")] == sorted(
        found.index(part) for part in ("<h1>T", 'class="chips"', "<p>Lead", "<p>Text")
    )


@pytest.mark.parametrize("start", [-1, 3, 10_000])
def test_a_section_that_is_not_where_it_says_changes_nothing(start: int) -> None:
    html = "<p>Category: control</p>"
    assert render_section_headers(html, [section(start)]) == html
