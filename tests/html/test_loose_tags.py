"""HTML as programs and people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.html.loose_tags import LooseTag, loose_tags
from tests.waiting import growth


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("x<B>a &amp; b</b> c", [LooseTag("b", False, {}, "a & b"), LooseTag("b", True, {}, " c")]),
        ('<a HREF="x?a=1&amp;b=2" id=y t>z', [LooseTag("a", False, {"href": "x?a=1&b=2", "id": "y", "t": ""}, "z")]),
        ("<a href='x\"y'>z", [LooseTag("a", False, {"href": 'x"y'}, "z")]),
        ('<a href="x>z<b>', [LooseTag("a", False, {"href": "x"}, "z"), LooseTag("b", False, {}, "")]),
        ("<a title=Bob's href=x>z", [LooseTag("a", False, {"title": "Bob", "s": "", "href": "x"}, "z")]),
        ("<!-- <a> --><!doctype x><p>1 < 2 <3", [LooseTag("p", False, {}, "1 < 2 <3")]),
        ("<p><!-- no end <b>", [LooseTag("p", False, {}, "!-- no end "), LooseTag("b", False, {}, "")]),
        ("<a href=x", [LooseTag("a", False, {"href": "x"}, "")]),
        ("no tag", []),
    ],
)
def test_tags_attributes_and_texts(html: str, tags: list[LooseTag]) -> None:
    read = list(loose_tags(html))
    assert [tag._replace(text=tag.text.removeprefix("<")) for tag in read] == tags


@given(st.text(alphabet="<>/\"'=! -ab&", max_size=60))
def test_no_text_makes_it_fail(html: str) -> None:
    assert all(tag.name for tag in loose_tags(html))


def test_time_grows_with_the_text() -> None:
    for part in ("<", "<a ", '<a "', "<a b='", "<!--", "<a x=", "a=", "</", '"', "<a>", "&amp;"):
        assert growth(lambda count, part=part: list(loose_tags(part * count)), 1000) < 12, part  # type: ignore[misc]
        assert growth(lambda count, part=part: list(loose_tags(f"<a {part * count}")), 1000) < 12, part  # type: ignore[misc]
