"""Inline structure, by the rules of CommonMark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.source.markup import render
from tests.waiting import FLOOD_SECONDS, no_hang


def html(text: str) -> str:
    found = render(text).html
    return found.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "*a* _b_ **c** __d__ ***e***",
            "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <em><strong>e</strong></em>",
        ),
        ("a*b*c a_b_c", "a<em>b</em>c a_b_c"),
        ("x * a* **b **", "x * a* **b **"),
        ("**Label:**text", "**Label:**text"),
        ("**Label**:text", "<strong>Label</strong>:text"),
        ("*a **b* c**", "<em>a <em><em>b</em> c</em></em>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("***a** b*", "<em><strong>a</strong> b</em>"),
        ("~~a~~ ~b~ ~~~c~~~", "<del>a</del> <del>b</del> ~~~c~~~"),
        ("**a", "**a"),
        ("_(a)_", "<em>(a)</em>"),
    ],
)
def test_emphasis(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](/b)", '<a href="/b">a</a>'),
        ("[a](/b )", '<a href="/b">a</a>'),
        ('[a](/b "t")', '<a href="/b" title="t">a</a>'),
        ("[a](</b c>)", '<a href="/b%20c">a</a>'),
        ("[a](/b(c)d)", '<a href="/b(c)d">a</a>'),
        ("[a\nb](/c)", '<a href="/c">a\nb</a>'),
        ("[*a*](/b)", '<a href="/b"><em>a</em></a>'),
        ("*[a*](/b)", '*<a href="/b">a*</a>'),
        ("[a [b](/c)](/d)", '[a <a href="/c">b</a>](/d)'),
        ("[![a](/b)](/c)", '<a href="/c"><img src="/b" alt="a"></a>'),
        ("![a *b* [c](/d)](/e)", '<img src="/e" alt="a b c">'),
        ("[a](b c)", "[a](b c)"),
        ("[a] (b)", "[a] (b)"),
        ("[a]()", '<a href="">a</a>'),
        ("[é](/é?a=1&amp;b=[2])", '<a href="/%C3%A9?a=1&amp;b=[2]">é</a>'),
        ("[a][r] [r] [x]\n\n[r]: /u 'T'", '<a href="/u" title="T">a</a> <a href="/u" title="T">r</a> [x]'),
        (r"\[a](/b) [a\](/b)", "[a](/b) [a](/b)"),
    ],
)
def test_links_and_images(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`a` ``b`c`` ` d `", "<code>a</code> <code>b`c</code> <code>d</code>"),
        ("`*a*` `<b>`", "<code>*a*</code> <code>&lt;b&gt;</code>"),
        ("`a", "`a"),
        ("*a `b* c`", "*a <code>b* c</code>"),
        ("a  \nb\\\nc\nd", "a<br>\nb<br>\nc\nd"),
        (r"\* \\ \a \&amp;", r"* \ \a &amp;amp;"),
        ("&amp; &nbsp; &#65; &#x42; &nosuch; &#0; & a", "&amp; \u00a0 A B &amp;nosuch; \ufffd &amp; a"),
        ("a <b c='d'>e</b> <!-- f --> < g", "a <b c='d'>e</b> <!-- f --> &lt; g"),
        (
            "<https://a.example/?b=c> <d@e.example>",
            '<a href="https://a.example/?b=c">https://a.example/?b=c</a> <a href="mailto:d@e.example">d@e.example</a>',
        ),
    ],
)
def test_code_breaks_escapes_entities_and_raw_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_raw_html_can_be_left_out() -> None:
    assert render("a <b>c</b>\n\n<div>\nd\n</div>\n\ne", raw_html=False).html == "<p>a c</p>\n\n<p>e</p>"


def test_placeholders_cannot_be_forged() -> None:
    assert html("\x02wzxhzdk:0\x03 <b>") == "\ufffdwzxhzdk:0\ufffd <b>"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 17_000,
        "[a](" * 6_700,
        "![" * 10_000 + "]" * 10_000,
        "*a_" * 13_000,
        "*a " * 17_000 + "b* " * 17_000,
        "**" * 17_000 + "a",
        "*a **b " * 5_000 + "c** d*" * 5_000,
        "".join("`" * n + "a" for n in range(1, 500)),
        "`" * 33_000,
        "<" * 33_000,
        "<a b='" * 6_700,
        "<!--" * 10_000,
        "<?" * 17_000,
        "&a" * 17_000,
        "\\" * 33_000,
        "a@" * 17_000,
        "a.b-c+" * 10_000 + "@",
        "https://" * 6_700,
        "www." * 10_000,
        "(" * 17_000 + ")" * 17_000,
        "[a]: /b\n" * 3_300 + "[a]" * 3_300,
        "\"'" * 17_000,
        "~" * 33_000 + "a~" * 6_700,
        "a\n" * 17_000,
    ],
    ids=lambda text: text[:12],
)
def test_floods_end_in_time(text: str) -> None:
    with no_hang(FLOOD_SECONDS):
        render(text)


def test_one_definition_does_not_make_much_of_little() -> None:
    text = f"[a]: /{'x' * 10_000}\n\n" + "[a] " * 4_000
    assert len(render(text).html) < 300_000


@given(st.text(max_size=200))
def test_any_text_renders(text: str) -> None:
    render(text)
