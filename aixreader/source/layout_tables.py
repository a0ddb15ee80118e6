"""Tables that only arrange what they hold, marked by a class: they are no data, and are not shown as such.

Which ones they are is told by what the sanitiser takes out (a border of none, a role) and by what they hold.
"""

from __future__ import annotations

import re

from aixreader.html.edit import splice
from aixreader.html.names import HEADINGS
from aixreader.html.tree import Element, elements, parse

CLASS = "layout"
TABLE = re.compile(r"<table(?=[\s>])([^<>]*+)>", re.IGNORECASE)
BORDERLESS = re.compile(
    r"""\bstyle\s*+=\s*+["'][^"']*?\bborder(?:-width|-style)?\s*+:\s*+(?:none|0(?:px)?)\s*+(?:;|!|["'])"""
    r"""|\brole\s*+=\s*+["']?(?:presentation|none)\b""",
    re.IGNORECASE,
)
CELLS = ("td", "th")
BLOCKS = (*HEADINGS, "table")


def mark_borderless(html: str) -> str:
    """Raw HTML whose tables without borders have the class."""
    return TABLE.sub(_marked, html)


def _marked(match: re.Match[str]) -> str:
    return f'<table class="{CLASS}"{match[1]}>' if BORDERLESS.search(match[1]) else match[0]


def mark_single_cells(html: str) -> str:
    """Sanitised HTML whose tables of one cell with headings or tables in it have the class."""
    found = [table for table in elements(html, "table") if table.is_bare and table.is_closed and _is_one_cell(table)]
    return splice(html, ((table.start, table.content_start, f'<table class="{CLASS}">') for table in found))


def _is_one_cell(table: Element) -> bool:
    content = parse(table.content)
    cell = next(content.find(*CELLS), None)
    if cell is None or next(cell.find(*BLOCKS), None) is None:
        return False
    return next(elements(table.content, *CELLS, start=cell.end), None) is None
