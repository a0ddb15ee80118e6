"""Plain text of a section."""

from __future__ import annotations

import pytest

from aixreader.html.to_text import plain_text


def text(html: str, width: int | None = None) -> str:
    return plain_text(html, lambda address: address, width)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>Head</h2><p>One</p><p>Two</p>", "## Head\n\nOne\n\nTwo"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>a\n  b &amp; c</p>", "a b & c"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<ol start=x><li>a</li></ol>", "1. a"),
        ("<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>", "- a\n  - b\n    1. c\n- d"),
        ("<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>", "- a\n\n  b\n\n- c"),
        ("<p>x</p><ul><li>a</li></ul><p>y</p>", "x\n\n- a\n\ny"),
        ("<ul><li></li><li>b</li></ul>", "-\n- b"),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc"),
        ("<ul><li>a<blockquote><p>q</p></blockquote></li></ul>", "- a\n\n  > q"),
        ("<pre><code>a\n  b &lt;\n</code></pre><p>c</p>", "    a\n      b <\n\nc"),
        ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
        ('<p><img alt="a  cup" src="x"><img src="y"></p>', "[image: a cup][image]"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<p>a<strong>b</strong><em>c</em></p>", "abc"),
        ("<p>\u00a0\u00a0- \U0001f600 a\u00a0b<br>\u00a0\u00a0\u00a0\u00a0c</p>", "  - \U0001f600 a b\n    c"),
        ("<dl><dt>A</dt><dd>a</dd><dd><p>b</p></dd></dl>", "A\n  a\n\n  b"),
        ('<table class="layout"><tr><td><h2>A</h2></td><td>b</td></tr></table>', "## A\n\nb"),
        (
            '<div><a class="card" href="/a"><span>A</span><div>s</div></a> <a class="card">B</a></div>',
            "A\ns [1]\n\nB\n\n[1] /a",
        ),
        (
            '<p>x<sup><a class="footnote-ref" href="#fn:1">1</a></sup> <a class="footnote-backref" href="#y">b</a></p>',
            "x[^1]",
        ),
        ('<p>x<span class="footnote-ref">1</span></p>', "x[^1]"),
        ('<div><div class="tab-title">One</div>a</div><div class="tab-title">Two</div>', "One\n\na\n\nTwo"),
        ("", ""),
        ("</ul></li></table></a></pre></blockquote>x", "x"),
        ("<block><list>x</list></block>", "x"),
    ],
)
def test_blocks(html: str, expected: str) -> None:
    assert text(html) == expected


def test_links_are_noted_at_the_end_once_each() -> None:
    html = '<p><a href="u1">a</a> <a href="u2">b</a> <a href="u1">c</a> <a>d</a> <a href="u3"></a></p>'
    assert text(html) == "a[1] b[2] c[1] d\n\n[1] u1\n[2] u2"


def test_a_bare_address_needs_no_note() -> None:
    assert text('<p><a href="https://x.org/">https://x.org/</a></p>') == "https://x.org/"


def test_addresses_are_described_by_the_caller() -> None:
    assert plain_text('<a href="aix://content/a#b">x</a>', lambda _: "aix:b") == "x[1]\n\n[1] aix:b"


def test_paragraphs_wrap_to_the_width_and_items_to_what_is_left() -> None:
    html = "<p>one two three four five six</p><ul><li>one two three four five six</li></ul>"
    assert text(html, 20) == "one two three four\nfive six\n\n- one two three four\n  five six"
    assert max(map(len, text(html, 24).splitlines())) <= 24


def test_a_long_word_is_never_cut() -> None:
    assert "x" * 60 in text(f"<p>a {'x' * 60} b</p>", 20).splitlines()


def test_wide_letters_take_two_columns() -> None:
    assert text(f"<p>{'茶' * 6} {'茶' * 6}</p>", 20) == "茶" * 6 + "\n" + "茶" * 6


@pytest.mark.parametrize("tag", ["ul><li", "blockquote", "div", "table><tr><td", "ol><li><p"])
def test_deep_nesting_ends_in_bounded_time_and_space(tag: str) -> None:
    found = text(f"<{tag}>" * 10_000 + "end", 80)
    assert "end" in found
    assert len(found) < 3_000_000
