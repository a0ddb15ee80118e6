"""Reading sanitised HTML."""

from __future__ import annotations

import nh3
from hypothesis import given
from hypothesis import strategies as st

from aixreader.html.tree import attributes, parse, plain_text


def test_a_tree_with_unescaped_text_and_attributes() -> None:
    root = parse('<p>a &amp; <a href="/x?a=1&amp;b=2">b<br>c</a></p><ul><li>d</li></ul>')
    (link,) = root.find("a")
    assert link.attributes == {"href": "/x?a=1&b=2"}
    assert root.text() == "a & b c d"
    assert [node.tag for node in root.walk()] == ["p", "a", "br", "ul", "li"]


def test_loose_ends_of_a_fragment_are_closed_or_passed_over() -> None:
    assert plain_text("</div>a<div><b>b</i> c") == "a b c"


def test_attributes_are_unescaped() -> None:
    assert attributes(' a="&quot;x&quot;" b=""') == {"a": '"x"', "b": ""}


def test_deep_nesting_is_read_without_recursion() -> None:
    html = "<div>" * 20_000 + "x" + "</div>" * 20_000
    assert parse(html).text() == "x"


@given(st.text(alphabet="<>/abp&;=\"' \n", max_size=80))
def test_text_agrees_with_the_sanitiser(html: str) -> None:
    clean = nh3.clean(html, tags={"p", "b"})
    bare = nh3.clean(clean, tags=set())
    assert "".join(plain_text(clean).split()) == "".join(plain_text(bare).split())
