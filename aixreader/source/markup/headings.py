"""Ids of headings: Hugo's rule for `autoHeadingIDType: github`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from aixreader.html.names import FOOTNOTE_LINK
from aixreader.source.markup.assemble import AUTO

RAW = re.compile("\x02[^\x02\x03]*+\x03")


class HeadingIds:
    """Gives the headings of one page their ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, text: str, own: str = "") -> str:
        """The id of a heading: its letters, digits and `_` lower-cased, each blank and `-` as `-`, all else gone.

        An empty one is `heading`; one that is taken gets `-1`, `-2` ... `own` is an id the heading asks for, which it
        gets even where it is taken, as in Hugo.
        """
        if own:
            self._taken.add(own)
            return own
        base = heading_id(text)
        name, number = base, self._next.get(base, 1)
        while name in self._taken:
            name = f"{base}-{number}"
            number += 1
        self._next[base] = number
        self._taken.add(name)
        return name


def heading_id(text: str) -> str:
    """The id of a heading as long as it is free."""
    return "".join(map(_letter, text.strip())) or "heading"


def _letter(char: str) -> str:
    if char in " -":
        return "-"
    return char.lower() if char.isalpha() or char.isdecimal() or char == "_" else ""


def heading_text(element: Element, *, for_id: bool) -> str:
    """A heading's text with images' alternative text, without raw HTML and footnotes; for the id also without bare
    addresses.
    """
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "img":
            pieces.append(child.get("alt", ""))
        elif not (for_id and child.get(AUTO) is not None) and not _is_note(child):
            pieces.append(heading_text(child, for_id=for_id))
        pieces.append(child.tail or "")
    return RAW.sub("", "".join(pieces))


def _is_note(element: Element) -> bool:
    """Whether an element is the number of a footnote."""
    return element.tag == "sup" and len(element) == 1 and element[0].get("class") == FOOTNOTE_LINK
