"""The characters of sanitised HTML one by one, with where they are written: marks are put around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

LETTER = re.compile(r"<[^<>]*>|&[^;\s<>&]*;|[^\s<>]")


def letters(html: str) -> Iterator[tuple[str, int, int]]:
    """Each character that is no white space, or all that a reference stands for; with its start and end offset."""
    for match in LETTER.finditer(html):
        written = match[0]
        if written[0] == "<":
            continue
        text = "".join(unescape(written).split()) if written[0] == "&" else written
        if text:
            yield text, match.start(), match.end()


def runs(html: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the texts between the tags are that hold more than white space, from one offset to another."""
    found, at = [], start
    for match in LETTER.finditer(html, start, end):
        if match[0][0] == "<":
            found.append((at, match.start()))
            at = match.end()
    return [(first, last) for first, last in (*found, (at, end)) if html[first:last].strip()]
