"""GFM's task list items: a list item whose text begins with `[ ]` or `[x]`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from aixreader.source.markup.blocks import Block

BOX = re.compile(r"\[([ \txX])\][ \t]*")


def take_box(item: Block) -> str:
    """Take the check box off the first paragraph of a list item: "x" if it is checked, " " if not, "" without one."""
    if item.kind != "li" or not item.children:
        return ""
    first = item.children[0]
    match = BOX.match(first.lines[0]) if first.kind == "paragraph" and first.lines else None
    if match is None:
        return ""
    first.lines[0] = first.lines[0][match.end() :]
    return match[1].lower().strip() or " "


def add_box(parent: Element, box: str) -> None:
    """Add the check box of a list item, as goldmark writes it."""
    checked = {"checked": ""} if box == "x" else {}
    SubElement(parent, "input", {**checked, "disabled": "", "type": "checkbox"}).tail = " "
