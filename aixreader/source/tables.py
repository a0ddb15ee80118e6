"""The periodic table and the AI security matrix, read from their HTML with spans filled in."""

from __future__ import annotations

import re
from collections.abc import Callable

from aixreader.html.tree import BLOCKS, Node, parse
from aixreader.model import PeriodicTable, TableControl, TableRow

COLUMNS = 3
ACTOR = re.compile(r"\b(Supplier|Producer)\s*:", re.IGNORECASE)
PLUS = re.compile(r"\bplus\b\s*:?", re.IGNORECASE)
NOTE = re.compile(r"\s*\(([^()]*)\)")
SURFACE_DASH = re.compile(r"\s*-\s*")

SlugOf = Callable[[str], str]


def read_table(html: str, slug: str, slug_of: SlugOf) -> PeriodicTable | None:
    """The first table of a section's HTML whose first column speaks of assets; None where there is none."""
    for table in parse(html).find("table"):
        rows = [[cell for cell in row.children if isinstance(cell, Node)] for row in table.find("tr")]
        head = tuple(cell.text() for cell in rows[0]) if rows else ()
        if len(head) >= COLUMNS and head[0].lower().startswith("asset"):
            grid = _fill(rows[1:], len(head))
            return PeriodicTable(slug, head, tuple(_row(cells, spans, slug_of) for cells, spans in grid))
    return None


def _fill(rows: list[list[Node]], columns: int) -> list[tuple[list[Node], tuple[int, ...]]]:
    """Each row with one cell per column; a span of 0 marks a cell that reaches down from above."""
    above: dict[int, tuple[Node, int]] = {}
    filled = []
    for row in rows:
        cells, spans = iter(row), []
        line: list[Node] = []
        for column in range(columns):
            cell, left = above.get(column, (Node("td"), 0))
            if left:
                spans.append(0)
            else:
                cell = next(cells, Node("td"))
                left = _span(cell)
                spans.append(left)
            above[column] = (cell, left - 1)
            line.append(cell)
        filled.append((line, tuple(spans)))
    return filled


def _span(cell: Node) -> int:
    value = cell.attributes.get("rowspan", "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < len("10000") else 1


def _row(cells: list[Node], spans: tuple[int, ...], slug_of: SlugOf) -> TableRow:
    asset, raw_surface = cells[0].text(), cells[1].text()
    links = list(cells[2].find("a"))
    href = links[0].attributes.get("href", "") if links else ""
    label = links[0].text() if links else cells[2].text()
    note = NOTE.search(cells[2].text()[len(label) :]) if links else None
    controls = _controls(cells[3], slug_of) if len(cells) > COLUMNS else ()
    return TableRow(
        asset=asset,
        surface=SURFACE_DASH.sub(" - ", raw_surface, count=1),
        raw_surface=raw_surface,
        threat=slug_of(href) if href else "",
        threat_label=label,
        threat_href=href,
        threat_note=note[1] if note else "",
        controls=controls,
        controls_text=cells[3].text() if len(cells) > COLUMNS else "",
        spans=spans,
    )


def _controls(cell: Node, slug_of: SlugOf) -> tuple[TableControl, ...]:
    """The links of a cell in order, with what the text between them says of them."""
    found: list[TableControl] = []
    by = after = ""
    for item in _runs(cell):
        if isinstance(item, str):
            if found and (note := NOTE.match(item)):
                found[-1] = _with_note(found[-1], note[1].strip())
            if actor := ACTOR.search(item):
                by = actor[1].capitalize()
            if PLUS.search(item):
                after = "plus"
        else:
            href = item.attributes.get("href", "")
            found.append(TableControl(slug_of(href), href, item.text(), by, after))
            after = ""
    return tuple(found)


def _with_note(control: TableControl, note: str) -> TableControl:
    return TableControl(control.slug, control.href, control.label, control.by, control.after, note)


def _runs(cell: Node) -> list[str | Node]:
    """The cell as a flat run of text and links."""
    flat: list[str | Node] = []
    todo: list[Node | str] = list(reversed(cell.children))
    while todo:
        item = todo.pop()
        if isinstance(item, str) or (item.tag == "a" and item.attributes.get("href")):
            flat.append(item)
        else:
            if item.tag in BLOCKS or item.tag == "br":
                flat.append(" ")
            todo.extend(reversed(item.children))
    return flat
