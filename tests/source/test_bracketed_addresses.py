"""Addresses in plain sight between brackets."""

from __future__ import annotations

from collections.abc import Callable

from aixreader.html.edit import splice
from aixreader.model import Library
from aixreader.source.bracketed_addresses import bracketed_addresses


def linked(html: str) -> str:
    return splice(html, bracketed_addresses(html))


def test_addresses_between_brackets_are_links() -> None:
    link = '<a href="https://a.example/b?c&amp;d">https://a.example/b?c&amp;d</a>'
    assert linked("<p>x [[https://a.example/b?c&amp;d]] y</p>") == f"<p>x [[{link}]] y</p>"
    assert linked("[https://a.example/b?c&amp;d]") == f"[{link}]"


def test_others_stay_as_they_are() -> None:
    for html in (
        "<p>https://a.example/ (https://a.example/) [x https://a.example/]</p>",
        '<a href="/x">[https://a.example/]</a>',
        "<pre><code>[https://a.example/]</code></pre><code>[[https://a.example/]]</code>",
        '<p title="[https://a.example/]">x</p>',
        "<p>[javascript:x] [https://a b] [https://a.example/<b>c</b>]</p>",
    ):
        assert linked(html) == html


def test_sections_after_them_keep_their_links(compiled: Callable[..., Library]) -> None:
    text = "## A\n\n[[https://owaspai.org/docs/b/]] [[https://example.org/x]]\n\n## B\n\n[b](/docs/b)\n"
    library = compiled({"content/docs/a.md": text, "content/docs/b.md": "# B"})
    links = [(link.section, link.line, link.target) for link in library.links if link.page == "docs/a"]
    assert links == [
        ("docs/a#a", 3, "docs/b"),
        ("docs/a#a", 3, "https://example.org/x"),
        ("docs/a#b", 7, "docs/b"),
    ]
    html = next(page.html for page in library.pages if page.id == "docs/a")
    assert '[[<a href="aix://content/docs/b">https://owaspai.org/docs/b/</a>]]' in html
