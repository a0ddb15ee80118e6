"""How much room text takes, where nothing lays it out: for the rows of workbooks.

Widths are those of Helvetica (Adobe font metrics), which Arial and Liberation Sans share. The unit is the em.
"""

from __future__ import annotations

import math
import re

FIRST, LAST = " ", "~"
WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
"""Advance widths of the characters from `FIRST` to `LAST`, in thousandths of an em."""
OTHER_WIDTH, WIDE_WIDTH = 667, 1000
"""Of other characters, and of those from `WIDE` on (CJK and symbols)."""
WIDE = "\u1100"
PIECE = re.compile(r"[^\s-]+-*|-+")
"""What is not broken but where it is longer than a line: a word, or a part of one up to its hyphen."""


def text_width(text: str) -> float:
    """The width of `text` on one line."""
    return sum(map(_char_width, text)) / 1000


def line_count(text: str, room: float) -> int:
    """The lines that `text` takes when it is wrapped to `room` ems; at least one."""
    return sum(_wrapped_lines(line, room) for line in text.splitlines() or ("",))


def _wrapped_lines(line: str, room: float) -> int:
    lines, x, end = 1, 0.0, 0
    for piece in PIECE.finditer(line):
        gap = text_width(line[end : piece.start()]) if x else 0.0
        width, end = text_width(piece[0]), piece.end()
        if x and x + gap + width > room:
            lines, x, gap = lines + 1, 0.0, 0.0
        x += gap + width
        if x > room:  # a piece longer than a line is broken anywhere
            broken = math.ceil(x / room) - 1
            lines, x = lines + broken, x - broken * room
    return lines


def _char_width(char: str) -> int:
    if FIRST <= char <= LAST:
        return WIDTHS[ord(char) - ord(FIRST)]
    return WIDE_WIDTH if char >= WIDE else OTHER_WIDTH
