"""The footnotes of one section in a publication: their ids are unique there, and they lead back to the text."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

from aixreader.html.edit import splice
from aixreader.html.names import BACK_LINK, FOOTNOTE_LINK
from aixreader.html.tree import Element, join_attributes, with_attribute, written_attributes

OF_NOTE = re.compile(r"fn(?:ref\d*)?:")
"""What the ids of footnotes and of the places that refer to them begin with."""


def footnotes_of(anchor: str, html: str) -> tuple[str, FootnoteLinks]:
    """The text of the section with this anchor without its ids, but for those of its footnotes, and their links."""
    names: set[str] = set()
    edits = []
    for element, name in with_attribute(html, (), "id"):
        values = written_attributes(element.written)
        values.pop("id")
        if OF_NOTE.match(name) and name not in names:
            names.add(name)
            values = {"id": escape(_id(anchor, name)), **values}
        edits.append((element.start, element.content_start, f"<{element.name}{join_attributes(values)}>"))
    return splice(html, edits), FootnoteLinks(anchor, names)


class FootnoteLinks:
    """The links between a section and its footnotes; `names` are the ids of both on their page."""

    def __init__(self, anchor: str, names: set[str]) -> None:
        self._anchor = anchor
        self._names = names

    def link(self, link: Element) -> str | None:
        """The link of a footnote; its number or nothing where the section has not its other end. None for any other."""
        kind = link.attributes.get("class", "")
        if kind not in (FOOTNOTE_LINK, BACK_LINK):
            return None
        name = unquote(link.attributes.get("href", "").partition("#")[2])
        if name in self._names:
            role = "doc-noteref" if kind == FOOTNOTE_LINK else "doc-backlink"
            return f'<a class="{kind}" role="{role}" href="#{escape(_id(self._anchor, name))}">{link.content}</a>'
        return f'<span class="{FOOTNOTE_LINK}">{link.content}</span>' if kind == FOOTNOTE_LINK else ""


def _id(anchor: str, name: str) -> str:
    return f"{name.replace(':', '-')}-{anchor}"
