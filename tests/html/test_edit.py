"""Changes to HTML leave everything else as it was."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from aixreader.html.edit import (
    remove_attribute,
    remove_first,
    remove_tags,
    replace_attribute,
    replace_elements,
    replace_tags,
    replace_text,
    splice,
)

PAGE = '<h2 id="h">A</h2><p class="x" id="p">b <a href="mailto:me&amp;you" title="t">c</a> <img src="d"></p>'


def test_edits_in_order() -> None:
    assert splice("abcdef", [(1, 2, "X"), (3, 3, "-"), (3, 5, "")]) == "aXc-f"
    assert splice("abcdef", [(0, 4, "X"), (2, 3, "lost")]) == "Xef", "an edit inside another is left out"


def test_a_value_is_replaced_unescaped() -> None:
    found = replace_attribute(PAGE, "a", "href", lambda href: f'{href}&"', prefix="mailto:")
    assert found == PAGE.replace("me&amp;you", "me&amp;you&amp;&quot;")
    assert replace_attribute(PAGE, "a", "href", lambda _: None) == PAGE
    assert replace_attribute(PAGE, "a", "href", lambda _: "x", prefix="http") == PAGE
    assert replace_attribute('<a title=" href=" href="y">', "a", "href", lambda _: "z") == '<a title=" href=" href="z">'


def test_an_attribute_is_removed_from_tags_and_not_from_text() -> None:
    html = '<p class="x" id="p">write id="q" here</p><br id="r">'
    assert remove_attribute(html, "id") == '<p class="x">write id="q" here</p><br>'


def test_tags_and_elements() -> None:
    assert replace_tags("<p>a<br></p>", ("br", "p"), lambda tag: "|" if tag.name == "br" else None) == "<p>a|</p>"
    assert remove_tags('a <a href="x">b</a> <abbr>c</abbr>', "a") == "a b <abbr>c</abbr>"
    assert remove_first("<p>a</p><h3>b</h3><h2>c</h2>", "h2", "h3") == "<p>a</p><h2>c</h2>"
    assert remove_first("<p>a<h3>b", "h3") == "<p>a<h3>b"
    assert replace_elements("<b>x</b><b>y</b>", "b", lambda bold: None if bold.text() == "x" else "z") == "<b>x</b>z"


def test_only_text_is_replaced() -> None:
    html = '<a title="long">long <b class="long">so long</b></a>'
    found = replace_text(html, re.compile("long"), lambda word: f"<i>{word}</i>")
    assert found == '<a title="long"><i>long</i> <b class="long">so <i>long</i></b></a>'


@given(st.text(alphabet='<>/apb ="\n', max_size=60))
def test_nothing_changes_where_nothing_is_to(html: str) -> None:
    assert replace_tags(html, (), lambda _: None) == html
    assert replace_attribute(html, "a", "b", lambda _: None) == html
    assert replace_elements(html, "p", lambda _: None) == html
