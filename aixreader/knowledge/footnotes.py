"""Footnotes stand at the end of a page; a section that leaves its page takes those that it refers to along."""

from __future__ import annotations

from html import escape
from urllib.parse import unquote

from aixreader.html.edit import splice
from aixreader.html.names import FOOTNOTE_LINK
from aixreader.html.tree import Element, elements, outermost, with_attribute

BOX = '<div class="footnotes">'
NOTE = "fn:"


def with_own_notes(html: str, page: str) -> str:
    """A fragment of a page with the notes that it refers to at its end, and no others."""
    if BOX not in page:
        return html
    notes = {name: item for item, name in with_attribute(page, ("li",), "id", NOTE)}
    boxes = outermost(box for box in elements(html, "div") if box.start_tag == BOX)
    bare = splice(html, ((box.start, box.end, "") for box in boxes))
    listed = "".join(
        f'<li id="{escape(name)}" value="{_number(name)}">{notes[name].content}</li>' for name in _used(bare, notes)
    )
    return f"{bare}{BOX}<hr><ol>{listed}</ol></div>" if listed else bare


def _used(html: str, notes: dict[str, Element]) -> list[str]:
    """The notes that a text refers to, and that these refer to, in order."""
    found: dict[str, None] = {}
    todo = [html]
    while todo:
        for link, target in with_attribute(todo.pop(0), ("a",), "href"):
            name = unquote(target.partition("#")[2])
            if name in notes and name not in found and FOOTNOTE_LINK in link.attributes.get("class", ""):
                found[name] = None
                todo.append(notes[name].content)
    return list(found)


def _number(name: str) -> str:
    """The number of a note: `fn:3`, and `fn:2-3` for the third one of a box inside the page."""
    number = name.removeprefix(NOTE).rpartition("-")[2]
    return number if number.isdecimal() else "1"
