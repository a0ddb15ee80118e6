"""Headings and their anchors, by Hugo's rule for `autoHeadingIDType: github`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from aixreader.source.commonmark.inline import Inline

# `{#id .class}` at the end of a heading: goldmark's heading attributes; other attributes than these two are not read.
ATTRIBUTES = re.compile(r"\{[ \t]*((?:[#.][^\s{}#.\"'=<>]+[ \t]*)+)\}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A Markdown heading; `line` is the 0-based line it starts on, `text` is plain and set by the typographer."""

    level: int
    anchor: str
    text: str
    line: int


def heading_element(level: int, text: str) -> Element:
    """The element of a heading whose text may end in `{#id .class}`."""
    element = Element(f"h{level}")
    brace = text.rfind("{")
    if brace >= 0 and text[brace - 1 : brace] != "\\" and (match := ATTRIBUTES.fullmatch(text, brace)):
        text = text[:brace].rstrip(" \t")
        words = re.findall(r"[#.][^\s#.]+", match[1])
        ids = [word[1:] for word in words if word[0] == "#"]
        classes = [word[1:] for word in words if word[0] == "."]
        if ids:
            element.set("id", ids[-1])
        if classes:
            element.set("class", " ".join(classes))
    element.text = text
    return element


def slug(text: str) -> str:
    """The anchor for a heading's text; "" where nothing in it can be kept."""
    kept = ("-" if char in " -" else char.lower() if _is_kept(char) else "" for char in text.strip())
    return "".join(kept)


def _is_kept(char: str) -> bool:
    return char == "_" or char.isalpha() or char.isdecimal()


class Anchors:
    """Gives out the anchors of one page, each only once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def mark(self, element: Element, inline: Inline, line: int) -> Heading | None:
        """Give a heading its id; None for an empty one, which has none."""
        if not inline.pieces:
            return None
        anchor = element.get("id")
        if anchor is None:
            # Of a heading over several lines only the last one counts.
            anchor = self._free(slug(inline.plain(named=True).rpartition("\n")[2]) or "heading")
            element.set("id", anchor)
        self._taken.add(anchor)
        return Heading(int(element.tag[1]), anchor, " ".join(inline.plain().split()), line)

    def _free(self, anchor: str) -> str:
        if anchor not in self._taken:
            return anchor
        number = self._next.get(anchor, 1)
        while f"{anchor}-{number}" in self._taken:
            number += 1
        self._next[anchor] = number + 1
        return f"{anchor}-{number}"
