"""Stretches of a page that stand for themselves."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.html.fragment import _scan, fragment

PAGE = '<ul class="x"><li id="one">a<h2 id="h">B</h2>b<br>c</li><li>d</li></ul><p>e</p>'


def test_what_was_open_is_opened_again_and_closed() -> None:
    start, end = PAGE.index("<h2"), PAGE.index("</li>")
    assert fragment(PAGE, start, end) == '<ul class="x"><li><h2 id="h">B</h2>b<br>c</li></ul>'


def test_a_whole_page_is_left_as_it_is() -> None:
    assert fragment(PAGE, 0, len(PAGE)) == PAGE


def test_a_container_that_ends_inside_ends_once() -> None:
    start = PAGE.index("<h2")
    assert fragment(PAGE, start, len(PAGE)) == '<ul class="x"><li>' + PAGE[start:]


@pytest.mark.parametrize("value", ["a>b", "<p>", "</li>", "&quot;"])
def test_what_stands_in_an_attribute_is_no_tag(value: str) -> None:
    html = f'<div title="{value}"><h2>A</h2></div><p>x</p>'
    start = html.index("<h2")
    assert fragment(html, start, html.index("</div>")) == f'<div title="{value}"><h2>A</h2></div>'


TREES = st.recursive(
    st.sampled_from(["text", "<br>", '<img alt=">" src="x">']),
    lambda inner: st.builds(
        lambda names, parts: f"<{names[0]}>{''.join(parts)}</{names[1]}>",
        st.sampled_from([("div", "div"), ("ul><li", "li></ul"), ("blockquote", "blockquote"), ("section", "section")]),
        st.lists(inner, max_size=3),
    ),
)


@given(TREES, st.lists(st.integers(0, 60), max_size=8))
def test_in_any_order_each_is_as_if_it_were_asked_for_first(html: str, starts: list[int]) -> None:
    asked = [min(start, len(html)) for start in starts]
    later = [fragment(html, start, len(html)) for start in asked]
    first = []
    for start in asked:
        _scan.cache_clear()
        first.append(fragment(html, start, len(html)))
    assert later == first


@given(TREES, st.data())
def test_any_stretch_between_tags_is_balanced(html: str, data: st.DataObject) -> None:
    places = [0, *(place for place, letter in enumerate(html) if letter == "<"), len(html)]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    found = fragment(html, start, end)
    parser = html5lib.HTMLParser()
    parser.parseFragment(found)
    odd = {code for _, code, _ in parser.errors} - {"expected-doctype-but-got-start-tag"}
    assert not odd & {"unexpected-end-tag", "expected-closing-tag-but-got-eof", "end-tag-too-early"}
