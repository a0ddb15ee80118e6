"""Reading sanitised HTML."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.html.plain_text import plain_text
from aixreader.html.tree import (
    attributes,
    block_around,
    element_at,
    elements,
    enclosed,
    first_children,
    heading_offsets,
    ids,
    join_attributes,
    outermost,
    parse,
    skip_blanks,
    tag_at,
    tags,
    with_attribute,
    with_text,
    written_attributes,
)
from tests.waiting import growth


def test_a_tree_with_unescaped_text_and_attributes() -> None:
    root = parse('<p>a &amp; <a href="/x?a=1&amp;b=2">b<br>c</a></p><ul><li>d</li></ul>')
    (link,) = root.find("a")
    assert link.attributes == {"href": "/x?a=1&b=2"}
    assert root.text() == "a & b c d"
    assert [element.name for element in root.find()] == ["p", "a", "br", "ul", "li"]


def test_loose_ends_of_a_fragment_are_closed_or_passed_over() -> None:
    assert plain_text("</div>a<div><b>b</i> c") == "a b c"
    (element,) = elements("</div>a<div>b", "div")
    assert (element.content, element.is_closed) == ("b", False)


def test_attributes_are_unescaped() -> None:
    assert attributes(' a="&quot;x&quot;" b=""') == {"a": '"x"', "b": ""}
    assert written_attributes(' a="&quot;x&quot;" hidden') == {"a": "&quot;x&quot;", "hidden": ""}
    assert join_attributes({"a": "x", "b": ""}) == ' a="x" b=""'


def test_deep_nesting_is_read_without_recursion() -> None:
    html = "<div>" * 20_000 + "x" + "</div>" * 20_000
    assert parse(html).text() == "x"
    assert next(parse(html).find("div")).end == len(html)


PAGE = (
    '<ul id="u"><li>a <p>b</p></li><li><ul><li>c</li></ul></li></ul>\n<pre class="x">d</pre><p hidden><img src="e"></p>'
)


def test_an_element_knows_where_it_stands() -> None:
    first = next(elements(PAGE, "ul"))
    assert first.html == PAGE[: PAGE.index("\n")]
    assert (first.start_tag, first.written, first.is_bare) == ('<ul id="u">', ' id="u"', False)
    assert [item.content for item in first.find("li")] == ["a <p>b</p>", "<ul><li>c</li></ul>", "c"]
    assert [item.text() for item in outermost(first.find("li"))] == ["a b", "c"]
    assert [element.name for element in elements(PAGE, "p")] == ["p", "p"], "pre is another name"
    image = next(elements(PAGE, "img"))
    assert (image.content, image.html, image.is_closed, image.is_bare) == ("", '<img src="e">', True, False)


def test_what_an_element_begins_with_and_holds_alone() -> None:
    items = list(elements(PAGE, "li"))
    assert items[0].first("p") is None, "text comes first"
    inner = items[1].only("ul")
    assert inner is not None
    assert inner.text() == "c"
    assert parse("<p>a</p>").only("p") is not None
    assert parse("<p>a</p> b").only("p") is None
    assert parse(" <p>a").first("p") is None, "not closed"


def test_elements_and_tags_at_an_offset() -> None:
    at = skip_blanks(PAGE, PAGE.index("\n"))
    found = element_at(PAGE, at, "pre", "p")
    assert found is not None
    assert found.attributes == {"class": "x"}
    assert element_at(PAGE, at + 1) is None
    assert element_at(PAGE, at, "p") is None
    tag = tag_at(PAGE, found.content_end, "pre")
    assert tag is not None
    assert (tag.name, tag.is_end, tag.end) == ("pre", True, found.end)
    assert tag_at(PAGE, at, "ul") is None
    assert [(tag.name, tag.is_end) for tag in tags("<p a><br></p>")] == [("p", False), ("br", False), ("p", True)]
    assert next(tags('<p a="b">')).attributes == {"a": "b"}


def test_elements_by_attribute_text_and_first_child() -> None:
    html = '<a title=" href=" id="i">x</a><a class="c" href="#r&amp;d">NAME</a><p> <b>y</b> z</p><p>w</p>'
    assert [(link.content, value) for link, value in with_attribute(html, ("a",), "href", "#")] == [("NAME", "#r&d")]
    assert list(with_attribute(html, ("a",), "href", "http")) == []
    assert [element.name for element, _ in with_attribute(html, (), "id")] == ["a"]
    assert [link.start_tag for link in with_text(html, "a", "[A-Z]+")] == ['<a class="c" href="#r&amp;d">']
    ((parent, child),) = first_children(html, ("p",), ("b", "i"))
    assert (parent.html, child.html) == ("<p> <b>y</b> z</p>", "<b>y</b>")
    assert list(first_children(html, ("p",), ("b",), "x")) == []


def test_images_with_the_link_they_are_in() -> None:
    html = '<img src="1"><a href="x">t <img src="2"><img src="3"></a><abbr><img src="4"></abbr><a>u</a><img src="5">'
    found = [(image.attributes["src"], link.text() if link else None) for image, link in enclosed(html, "img", "a")]
    assert found == [("1", None), ("2", "t"), ("3", "t"), ("4", None), ("5", None)]


def test_ids_and_headings() -> None:
    html = '<h2 id="a">x</h2><p class="c" id="r&amp;d">id="no"</p><h2 id="b">y</h2>'
    assert ids(html) == [("a", 0), ("r&d", html.index("<p")), ("b", html.rindex("<h2"))]


@pytest.mark.parametrize("filler", ["", "x " * 4_000])
def test_the_run_of_text_around_an_offset(filler: str) -> None:
    html = f"<ul><li>one</li></ul><p>{filler}a <b>here</b> c<br>d</p>"
    start, end = block_around(html, html.index("<b>"))
    assert html[start:end] == f"{filler}a <b>here</b> c"
    assert block_around("a<b>c</b>", 1) == (0, 9)


def test_offsets_of_headings_that_repeat() -> None:
    html = '<h2 id="a">x</h2><p>y</p><h2 id="a-1">x</h2>'
    assert heading_offsets(html, [(2, "a"), (2, "a-1"), (3, "gone")]) == [0, 25, 25]


TREES = st.recursive(
    st.sampled_from(["text", "<br>", '<img alt=">" src="x">', "&lt;p&gt;"]),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(["div", "ul", "section", "blockquote", "pre"]),
        st.lists(inner, max_size=4),
    ),
)


@given(TREES)
def test_elements_are_those_of_an_html_parser(html: str) -> None:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    theirs = [(node.tag, len(list(node.iter())) - 1) for node in tree.iter() if isinstance(node.tag, str)][1:]
    ours = [(element.name, len(list(element.find()))) for element in elements(html)]
    assert ours == theirs


@pytest.mark.parametrize(
    "unit",
    [
        "<a ",
        '<a href="',
        "<p",
        "<p><strong>",
        '<a x="<a x="',
        "<img src",
        "<br",
        " alt=",
        '<p a="b" ',
        "<",
        "</p",
        "<p>\t",
    ],
)
def test_no_expression_takes_more_than_linear_time(unit: str) -> None:
    def read(count: int) -> None:
        html = unit * count
        for found in (
            elements(html),
            elements(html, "a", "p"),
            tags(html),
            with_attribute(html, ("a", "p", "img"), "id", "x"),
            first_children(html, ("p",), ("strong",), "[^<]{1,60}"),
            enclosed(html, "img", "a"),
        ):
            for _ in found:
                pass
        ids(html)
        plain_text(html)

    assert growth(read, 2_000, 8) < 40, "eight times as much takes eight times as long"
