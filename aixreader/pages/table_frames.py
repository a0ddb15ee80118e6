"""Tables in scrollable frames, so that none is wider than its page."""

from __future__ import annotations

from html import escape

from aixreader.html.edit import splice
from aixreader.html.plain_text import inline_text
from aixreader.html.tree import Element, elements, first_children, outermost, with_attribute

CELLS = ("td", "th")
SPANS = ("colspan", "rowspan")
MAX_LABEL_LENGTH = 90
# From here on a table has a scroll bar of its own with a sticky head or first column.
TALL_ROWS = 18
TALL_TEXT = 9_000
WIDE_COLUMNS = 5
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
    spanned = any(any(with_attribute(html, CELLS, span)) for span in SPANS if f" {span}=" in html)
    tall = len(rows) >= TALL_ROWS or (len(rows) > 1 and size > TALL_TEXT)
    full = columns >= BROAD_COLUMNS and size > BROAD_ROW * len(rows)
    broad = full or columns >= WIDE_COLUMNS
    classes = {"tall": tall, "broad": broad, "wide": columns >= WIDE_COLUMNS and not spanned, "spanned": spanned}
    return [name for name, there in classes.items() if there]


def _label(table: Element) -> str:
    """The label of a table: the text of its head cells."""
    words = (inline_text(cell.content) for cell in table.find("th"))
    label = ", ".join(word for word in words if word)
    return f"Table: {label[:MAX_LABEL_LENGTH]}" if label else "Table"
