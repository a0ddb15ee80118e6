"""Tables in a frame of their own, which scrolls so that no table ever widens its page."""

from __future__ import annotations

import re
from html import escape, unescape

EDGE = re.compile(r"<(/?)table(?:\s[^>]*)?>")
HEAD_CELL = re.compile(r"<th(?:\s[^>]*)?>(.*?)</th>", re.DOTALL)
ROW_END = re.compile(r"</t[dh]>\s*</tr>")
CELL_END = re.compile(r"</t[dh]>")
SPANS = re.compile(r"\s(?:row|col)span=")
TAG = re.compile(r"<[^>]*>")
LONGEST_LABEL = 90
# From here on a table has its own scroll bar and keeps its head, or its first column, in view.
TALL_ROWS = 18
TALL_TEXT = 9_000
WIDE_COLUMNS = 5
# With at least so many columns and so much in a row a table may be broader than the text.
BROAD_COLUMNS = 3
BROAD_ROW = 350


def frame_tables(html: str) -> str:
    """Put each outermost table of the page into a `<div class="table">`."""
    pieces, at, start, depth = [], 0, 0, 0
    for edge in EDGE.finditer(html):
        if not edge[1]:
            start = edge.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                pieces += [html[at:start], _framed(html[start : edge.end()])]
                at = edge.end()
    return "".join([*pieces, html[at:]])


def _framed(table: str) -> str:
    """`tabindex` lets the keyboard scroll it; the label says what is scrolled."""
    classes = " ".join(["table", *_kinds(table)])
    label = escape(_label(table))
    return f'<div class="{classes}" tabindex="0" role="region" aria-label="{label}">{table}</div>'


def _kinds(table: str) -> list[str]:
    rows = len(ROW_END.findall(table))
    first = ROW_END.search(table)
    columns = len(CELL_END.findall(table, 0, first.end())) if first else 0
    spanned = SPANS.search(table) is not None
    tall = rows >= TALL_ROWS or (rows > 1 and len(table) > TALL_TEXT)
    full = columns >= BROAD_COLUMNS and len(table) > BROAD_ROW * rows
    broad = full or columns >= WIDE_COLUMNS
    found = {"tall": tall, "broad": broad, "wide": columns >= WIDE_COLUMNS and not spanned, "spanned": spanned}
    return [name for name, there in found.items() if there]


def _label(table: str) -> str:
    """What the table's head says."""
    words = [" ".join(unescape(TAG.sub("", cell)).split()) for cell in HEAD_CELL.findall(table)]
    said = ", ".join(word for word in words if word)
    return f"Table: {said[:LONGEST_LABEL]}" if said else "Table"
