"""A publication as a self-contained HTML document."""

from __future__ import annotations

import re

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
    assert html.index("Pot &amp; lid</h2>") < html.index('<h1 id="s-tea">Tea</h1>') < html.index('id="notes"')
    assert html.count("<h1 id=") == 2, "a chapter that begins with its own heading has no other"


def test_contents_are_nested_as_deep_as_they_are() -> None:
    assert nested_list([(1, "a", "A"), (2, "b", "B"), (1, "c", "C")]) == (
        '<ol><li><a href="#a">A</a><ol><li><a href="#b">B</a></li></ol></li><li><a href="#c">C</a></li></ol>'
    )
    assert nested_list([]) == ""
    assert nested_list([(2, "a", "A")]).count("<ol>") == 2
