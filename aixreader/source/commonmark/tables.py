"""GFM tables: a paragraph that holds a row of dashes under a row of as many cells."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

DELIMITERS = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
# Short rows are filled up with empty cells, but a wide head over many short rows must not make a page explode.
MAX_FILLED = 100_000
PIPE = re.compile(r"(?<!\\)\|")


def cells(line: str) -> list[str]:
    """The cells of a row; a `|` behind a backslash parts none, not even in code."""
    line = line.strip(" \t")
    row = PIPE.split(line)
    if line.startswith("|"):
        row = row[1:]
    if len(row) > 1 and not row[-1]:
        row.pop()
    return [cell.strip(" \t").replace("\\|", "|") for cell in row]


def alignments(line: str) -> list[str] | None:
    """How the columns are set ("", left, right or center); None where the line is no row of dashes."""
    if not line.strip("-") or not DELIMITERS.fullmatch(line):
        return None
    return [_alignment(cell) for cell in cells(line)]


def _alignment(cell: str) -> str:
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (cell.startswith(":"), cell.endswith(":")), ""
    )


def table(lines: list[str]) -> tuple[list[str], Element] | None:
    """The table in a paragraph and the lines above it, which stay a paragraph; None where it holds none."""
    for number in range(1, len(lines)):
        columns = alignments(lines[number])
        if columns is None:
            continue
        head = cells(lines[number - 1])
        if len(head) != len(columns):
            return None
        element = Element("table")
        _row(SubElement(element, "thead"), "th", head, columns)
        rows = [cells(line) for line in lines[number + 1 :]]
        if rows:
            body = SubElement(element, "tbody")
            missing = sum(max(0, len(columns) - len(row)) for row in rows)
            for row in rows:
                if missing <= MAX_FILLED:
                    row += [""] * (len(columns) - len(row))
                _row(body, "td", row, columns)
        return lines[: number - 1], element
    return None


def _row(parent: Element, tag: str, row: list[str], columns: list[str]) -> None:
    """A row; cells beyond the last column are left out."""
    element = SubElement(parent, "tr")
    for text, column in zip(row, columns, strict=False):
        cell = SubElement(element, tag, {"align": column} if column else {})
        cell.text = text
