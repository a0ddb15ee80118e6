"""GFM tables: a paragraph whose second line is a row of dashes, or its last part from such a line on."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CELL = re.compile(r"(?:[^|\\]|\\.)*")
Fill = Callable[[Element, str], None]


def table_start(lines: list[str]) -> int | None:
    """The index of the line that is a table's head, or None where the lines hold no table."""
    for place in range(1, len(lines)):
        line = lines[place]
        if "-" in line and ("|" in line or ":" in line or "|" in lines[place - 1]) and DELIMITER.match(line):
            head = cells(lines[place - 1])
            if len(cells(line)) == len(head):
                return place - 1
    return None


def cells(line: str) -> list[str]:
    """The cells of a row; an escaped `|` is text."""
    text = line.strip(" \t")
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    found, current, at = [], [], 0
    while at < len(text):
        char = text[at]
        if char == "\\" and text.startswith("\\|", at):
            current.append("|")
            at += 2
            continue
        if char == "|":
            found.append("".join(current).strip(" \t"))
            current = []
        else:
            current.append(char)
        at += 1
    return [*found, "".join(current).strip(" \t")]


def build_table(parent: Element, lines: list[str], fill: Fill) -> None:
    """Add the table of `lines` (head, delimiter row, rows) to `parent`."""
    alignments = [_alignment(cell) for cell in cells(lines[1])]
    table = SubElement(parent, "table")
    _row(SubElement(SubElement(table, "thead"), "tr"), "th", cells(lines[0]), alignments, fill)
    if len(lines) > 2:
        body = SubElement(table, "tbody")
        for line in lines[2:]:
            _row(SubElement(body, "tr"), "td", cells(line), alignments, fill)


def _row(row: Element, tag: str, texts: list[str], alignments: list[str], fill: Fill) -> None:
    """A row with as many cells as the head has."""
    for place, alignment in enumerate(alignments):
        cell = SubElement(row, tag, {"align": alignment} if alignment else {})
        fill(cell, texts[place] if place < len(texts) else "")


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
