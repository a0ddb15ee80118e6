"""The periodic table and the AI security matrix, read from their HTML with spans filled in."""

from __future__ import annotations

import re
from collections.abc import Callable

from aixreader.html.plain_text import text_runs
from aixreader.html.tree import Element, outermost, parse
from aixreader.model import PeriodicTable, TableControl, TableRow

COLUMNS = 3
ACTOR = re.compile(r"\b(Supplier|Producer)\s*:", re.IGNORECASE)
PLUS = re.compile(r"\bplus\b\s*:?", re.IGNORECASE)
NOTE = re.compile(r"(?<!\s)\s*+\(([^()]*+)\)")
SURFACE_DASH = re.compile(r"(?<!\s)\s*+-\s*+")
EMPTY = parse("")
"""The placeholder of a missing cell."""

SlugOf = Callable[[str], str]


def read_table(html: str, slug: str, slug_of: SlugOf) -> PeriodicTable | None:
    """The first table of a section's HTML whose first column speaks of assets; None if there is none."""
    for table in parse(html).find("table"):
        rows = [list(outermost(row.find("td", "th"))) for row in table.find("tr")]
        head = tuple(cell.text() for cell in rows[0]) if rows else ()
        if len(head) >= COLUMNS and head[0].lower().startswith("asset"):
            grid = _fill(rows[1:], len(head))
            return PeriodicTable(slug, head, tuple(_row(cells, spans, slug_of) for cells, spans in grid))
    return None


def _fill(rows: list[list[Element]], columns: int) -> list[tuple[list[Element], tuple[int, ...]]]:
    """Each row with one cell per column; a span of 0 marks a cell that reaches down from above."""
    above: dict[int, tuple[Element, int]] = {}
    filled = []
    for row in rows:
        cells, spans = iter(row), []
        line: list[Element] = []
        for column in range(columns):
            cell, left = above.get(column, (EMPTY, 0))
            if left:
                spans.append(0)
            else:
                cell = next(cells, EMPTY)
                left = _span(cell)
                spans.append(left)
            above[column] = (cell, left - 1)
            line.append(cell)
        filled.append((line, tuple(spans)))
    return filled


def _span(cell: Element) -> int:
    value = cell.attributes.get("rowspan", "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < len("10000") else 1


def _row(cells: list[Element], spans: tuple[int, ...], slug_of: SlugOf) -> TableRow:
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
        threat_note=note[1] if note else "",
        controls=controls,
        controls_text=cells[3].text() if len(cells) > COLUMNS else "",
        spans=spans,
    )


def _controls(cell: Element, slug_of: SlugOf) -> tuple[TableControl, ...]:
    """The links of a cell in order, with what the text between them states about them."""
    controls: list[TableControl] = []
    by = after = ""
    for item in _runs(cell):
        if isinstance(item, str):
            if controls and (note := NOTE.match(item)):
                controls[-1] = _with_note(controls[-1], note[1].strip())
            if actor := ACTOR.search(item):
                by = actor[1].capitalize()
            if PLUS.search(item):
                after = "plus"
        else:
            href = item.attributes.get("href", "")
            controls.append(TableControl(slug_of(href), href, item.text(), by, after))
            after = ""
    return tuple(controls)


def _with_note(control: TableControl, note: str) -> TableControl:
    return TableControl(control.slug, control.href, control.label, control.by, control.after, note)


def _runs(cell: Element) -> list[str | Element]:
    """The texts between the tags of a cell, and its links, in order."""
    flat: list[str | Element] = []
    at = cell.content_start
    for link in cell.find("a"):
        if link.attributes.get("href"):
            flat += [*text_runs(cell.page[at : link.start]), link]
            at = link.end
    return [*flat, *text_runs(cell.page[at : cell.content_end])]
