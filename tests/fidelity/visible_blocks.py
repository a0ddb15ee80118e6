"""What a reader sees of a piece of HTML: its blocks in order, each with its kind and its text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

from aixreader.html.names import BLOCKS, HEADINGS

Blocks = list[list[str]]

KINDS = BLOCKS - frozenset(
    {"div", "section", "article", "main", "header", "footer", "nav", "aside", "figure", "center"}
)
UNSEEN = frozenset(["script", "style", "svg", "template", "noscript"])
# What the theme puts beside a heading to link to it.
UNSEEN_CLASS = "subheading-anchor"
QUOTES = str.maketrans("“”‘’", "\"\"''")


def visible_blocks(html: str) -> Blocks:
    """The blocks of `html` as [kind, text]; those without text are left out."""
    root = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    blocks: Blocks = [["text", ""]]
    for kind, text in _pieces(root, "text"):
        if text is None:
            blocks.append([kind, ""])
        else:
            blocks[-1][1] += text
    folded = ([kind, " ".join(text.translate(QUOTES).split())] for kind, text in blocks)
    return [block for block in folded if block[1]]


def _pieces(element: Element, kind: str) -> Iterator[tuple[str, str | None]]:
    """Texts, and before each that begins a block one of None with its kind."""
    if element.text:
        yield kind, element.text
    for child in element:
        tag = str(child.tag)  # of a comment it is a function
        if tag == "br":
            yield kind, " "
        elif tag == "input":
            yield kind, "[x]" if "checked" in child.attrib else "[ ]"
        elif tag in BLOCKS:
            inner = tag if tag in KINDS else "text"
            yield inner, None
            yield from _pieces(child, inner)
            yield kind, None
        elif tag not in UNSEEN and not tag.startswith("<function") and UNSEEN_CLASS not in child.get("class", ""):
            yield from _pieces(child, kind)
        if child.tail:
            yield kind, child.tail


def heading_ids(html: str) -> list[list[str]]:
    """The headings of `html` as [name, id, text]; the theme puts the id into a span of its own."""
    root = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    found = []
    for element in root.iter():
        if element.tag in HEADINGS:
            names = (inner.get("id") for inner in element.iter() if inner.tag in HEADINGS or inner.tag == "span")
            text = "".join(text or "" for _, text in _pieces(element, ""))
            found.append([str(element.tag), next(filter(None, names), ""), " ".join(text.translate(QUOTES).split())])
    return found
