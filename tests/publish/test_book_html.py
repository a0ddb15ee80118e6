"""A publication as a self-contained HTML document."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import html5lib

from aixreader.publish.book_html import book_html, nested_list
from aixreader.publish.publication import Publication


def test_it_holds_everything_and_fetches_nothing(publication: Publication) -> None:
    html = book_html(publication, "p { color: red }")
    html5lib.HTMLParser(strict=True).parse(html)
    assert "<h1>Tea &lt;1&gt;</h1>" in html
    assert 'src="data:image/png;base64,iVBORw=="' in html
    assert "<script" not in html
    assert "default-src 'none'" in html
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)
    assert html.index("Pot &amp; lid</h3>") < html.index('<h2 id="s-tea">Tea</h2>') < html.index('id="notes"')
    assert html.count("<h1") == 1, "the title"
    assert html.count('<h2 id="s-') + html.count('<h2 id="chapter') == 2, "a chapter has one heading, its first piece's"


def test_headings_skip_no_level_and_tables_scroll_by_themselves(publication: Publication) -> None:
    html = book_html(publication, "")
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert all(level <= above + 1 for above, level in pairwise(levels))
    chapter = publication.chapters[0]
    piece = replace(chapter.pieces[0], html="<table><tr><td>x</td></tr></table>")
    html = book_html(replace(publication, chapters=(replace(chapter, pieces=(piece,)),)), "")
    assert 'tabindex="0"><table>' in html


def test_the_head_says_whose_it_is_of_when_and_under_what_licence(publication: Publication) -> None:
    head = book_html(publication, "").partition("</head>")[0]
    assert '<meta name="author" content="OWASP AI Exchange">' in head
    assert f'<meta name="dcterms.date" content="{publication.date[:10]}">' in head
    assert 'rel="license"' in head
    assert "dcterms.date" not in book_html(replace(publication, date=""), "").partition("</head>")[0]


def test_contents_are_nested_as_deep_as_they_are() -> None:
    assert nested_list([(1, "a", "A"), (2, "b", "B"), (1, "c", "C")]) == (
        '<ol><li><a href="#a">A</a><ol><li><a href="#b">B</a></li></ol></li><li><a href="#c">C</a></li></ol>'
    )
    assert nested_list([]) == ""
    assert nested_list([(2, "a", "A")]).count("<ol>") == 2
