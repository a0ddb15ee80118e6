"""Tables in scrollable frames, so that none is wider than its page."""

from __future__ import annotations

from html import escape

from aixreader.html.edit import splice
from aixreader.html.plain_text import inline_text
from aixreader.html.tree import Element, elements, first_children, outermost, with_attribute

CELLS = ("td", "th")
SPANS = ("colspan", "rowspan")
MAX_LABEL_LENGTH = 90
TALL_ROWS = 12
TALL_TEXT = 4_000
"""From so many rows, or characters of HTML, on the head of a table stays in view when the page is scrolled."""
WIDE_COLUMNS = 5
"""From so many columns on the first one stays in view when the table is scrolled sideways."""
# From so many columns, and so many characters of HTML per row, a table may be broader than the text.
BROAD_COLUMNS = 3
BROAD_ROW = 350


def frame_tables(html: str) -> str:
    """Put each outermost table of the page into a `<div class="table">`, but for those that only arrange."""
    data = (table for table in elements(html, "table") if "layout" not in table.attributes.get("class", "").split())
    tables = (table for table in outermost(data) if table.is_closed)
    return splice(html, ((table.start, table.end, _framed(table)) for table in tables))


def _framed(table: Element) -> str:
    """`tabindex` makes it scrollable by keyboard; the label is for screen readers."""
    classes = " ".join(["table", *_kinds(table)])
    return f'<div class="{classes}" tabindex="0" role="region" aria-label="{escape(_label(table))}">{table.html}</div>'


def _kinds(table: Element) -> list[str]:
    """The classes of a table for the style sheet."""
    html, size = table.html, table.end - table.start
    rows = [row for row, _ in first_children(html, ("tr",), CELLS)]
    columns = sum(1 for _ in rows[0].find(*CELLS)) if rows else 0
    tall = len(rows) >= TALL_ROWS or (len(rows) > 1 and size > TALL_TEXT)
    spanned = any(any(with_attribute(html, CELLS, span)) for span in SPANS if f" {span}=" in html)
    full = columns >= BROAD_COLUMNS and size > BROAD_ROW * len(rows)
    broad = full or columns >= WIDE_COLUMNS
    classes = {"tall": tall, "broad": broad, "wide": columns >= WIDE_COLUMNS and not spanned, "spanned": spanned}
    return [name for name, there in classes.items() if there]


def _label(table: Element) -> str:
    """The label of a table: the text of its head cells."""
    words = (inline_text(cell.content) for cell in table.find("th"))
    label = ", ".join(word for word in words if word)
    return f"Table: {label[:MAX_LABEL_LENGTH]}" if label else "Table"
