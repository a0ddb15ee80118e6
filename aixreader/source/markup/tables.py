"""GFM tables: a paragraph whose second line is a row of dashes, or its last part from such a line on."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

DELIMITER = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
Fill = Callable[[Element, str], None]
# A short row is filled up to the head's width. A wide head over many short rows would make much of little, so that all
# tables of a page together get no more empty cells than this; real pages need none.
MAX_FILLED = 20_000


def table_start(lines: list[str]) -> int | None:
    """The index of the line that is a table's head, or None where the lines hold no table."""
    for index in range(1, len(lines)):
        line = lines[index]
        if "-" in line and ("|" in line or ":" in line or "|" in lines[index - 1]) and DELIMITER.match(line):
            head = cells(lines[index - 1])
            if len(cells(line)) == len(head):
                return index - 1
    return None


def cells(line: str) -> list[str]:
    """The cells of a row; an escaped `|` is text."""
    text = line.strip(" \t")
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    texts, current, at = [], [], 0
    while at < len(text):
        char = text[at]
        if char == "\\" and text.startswith("\\|", at):
            current.append("|")
            at += 2
            continue
        if char == "|":
            texts.append("".join(current).strip(" \t"))
            current = []
        else:
            current.append(char)
        at += 1
    return [*texts, "".join(current).strip(" \t")]


class TableBuilder:
    """Builds the tables of one page; `fill` puts the inline elements of a text into a cell.

    `dropped` are the texts that stand in no column of their table, with the number of their line in it.
    """

    def __init__(self, fill: Fill) -> None:
        self._fill = fill
        self._left = MAX_FILLED
        self.dropped: list[tuple[str, int]] = []

    def build(self, parent: Element, lines: list[str]) -> None:
        """Add the table of `lines` (head, delimiter row, rows) to `parent`."""
        alignments = [_alignment(cell) for cell in cells(lines[1])]
        table = SubElement(parent, "table")
        self._row(SubElement(SubElement(table, "thead"), "tr"), "th", cells(lines[0]), alignments)
        if len(lines) > 2:
            body = SubElement(table, "tbody")
            for number, line in enumerate(lines[2:], 2):
                texts = cells(line)
                self.dropped += ((text, number) for text in texts[len(alignments) :] if text)
                self._row(SubElement(body, "tr"), "td", texts, alignments)

    def _row(self, row: Element, tag: str, texts: list[str], alignments: list[str]) -> None:
        """A row with as many cells as the head has."""
        missing = max(0, len(alignments) - len(texts))
        self._left -= missing
        texts += [""] * missing if self._left >= 0 else []
        for text, alignment in zip(texts, alignments, strict=False):
            self._fill(SubElement(row, tag, {"align": alignment} if alignment else {}), text)


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
