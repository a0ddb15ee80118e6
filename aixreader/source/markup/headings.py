"""Ids of headings: Hugo's rule for `autoHeadingIDType: github`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from aixreader.source.markup.assemble import AUTO

ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*+\{([^{}]*+)\}[ \t]*$")
OWN_ID = re.compile(r"(?:^|\s)#([\w-]+)")
RAW = re.compile("\x02[^\x02\x03]*+\x03")


class HeadingIds:
    """Gives the headings of one page their ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, text: str, own: str = "") -> str:
        """The id of a heading: its letters, digits and `_` lower-cased, each blank and `-` as `-`, all else gone.

        An empty one is `heading`; one that is taken gets `-1`, `-2` ... `own` is an id the heading asks for.
        """
        base = own or "".join(map(_letter, text.strip())) or "heading"
        name, number = base, self._next.get(base, 1)
        while name in self._taken:
            name = f"{base}-{number}"
            number += 1
        self._next[base] = number
        self._taken.add(name)
        return name


def _letter(char: str) -> str:
    if char in " -":
        return "-"
    return char.lower() if char.isalpha() or char.isdecimal() or char == "_" else ""


def own_id(text: str) -> tuple[str, str]:
    """A heading's text without `{#id .class}` at its end, and that id."""
    match = ATTRIBUTES.search(text)
    name = OWN_ID.search(match[1]) if match else None
    return (text[: match.start()], name[1]) if match and name else (text, "")


def heading_text(element: Element, *, for_id: bool) -> str:
    """A heading's text with images' alternative text, without raw HTML; for the id also without bare addresses."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "img":
            pieces.append(child.get("alt", ""))
        elif not (for_id and child.get(AUTO) is not None):
            pieces.append(heading_text(child, for_id=for_id))
        pieces.append(child.tail or "")
    return RAW.sub("", "".join(pieces))
