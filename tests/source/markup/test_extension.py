"""The extension as a whole, beside another renderer of CommonMark."""

from __future__ import annotations

import re

import html5lib
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aixreader.source.markup import render

OTHER = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
# The backslash is left out: before a line end with two blanks the other renderer goes its own way.
BLOCKS = ["# ", "> ", "- ", "* ", "1. ", "2) ", "  ", "    ", "\n", "\n\n", "***\n", "===\n", "\n> ", "\n- "]
SPANS = ["*", "**", "_", "`", "``", "[a](/b)", "[", "](/c)", "![", "&amp;", "x", "y z", "  \n"]
RAW = ["<b>", "</b>", "<div>\n", "</div>\n", "<br>"]


def shape(html: str) -> list[tuple[str, ...]]:
    """Elements, attributes and text of a piece of HTML as a browser reads it, without ids, classes and white space."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    found: list[tuple[str, ...]] = []
    for element in tree.iter():
        tag = element.tag if isinstance(element.tag, str) else "comment"
        attributes = sorted(f"{k}={v}" for k, v in element.attrib.items() if k not in ("class", "id"))
        found.append((tag, *attributes, "".join((element.text or "").split()), "".join((element.tail or "").split())))
    # A formatting element left open is opened again around white space between blocks, of which we write less.
    return [item for item in found if any(item[1:]) or item[0] not in ("b", "comment")]


# The same examples each time: in corners the two read the specification differently, and a test must not be a lottery.
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(BLOCKS + SPANS + RAW), min_size=1, max_size=14).map("".join))
def test_it_agrees_with_another_renderer(text: str) -> None:
    # An empty item before blank lines ends the list for the other renderer, and goes on in the specification's.
    assume(not re.search(r"(?:[-*]|[12][.)])[ >]*\n", text))
    assert shape(render(text).html) == shape(OTHER.render(text).strip())


def test_texts_do_not_know_of_each_other() -> None:
    assert render("# a\n\n[r]: /x").headings[0].anchor == "a"
    second = render("# a\n\n[r]")
    assert second.headings[0].anchor == "a"
    assert "<a" not in second.html


def test_an_empty_text_is_empty() -> None:
    assert render("").html == render(" \n\n ").html == ""
