"""Tables of a Word document, collected while HTML is read: Word has to know the columns before the cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

STYLE = "Table Grid"
LINK_COLOUR = (0x1B, 0x5E, 0x9E)
MAX_SPAN, MAX_COLUMNS = 50, 60
"""Columns that a cell, and a table, may have; Word allows 63."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look: `formats` of "bold" and "italic", `link` an address or ""."""

    text: str
    formats: frozenset[str] = frozenset()
    link: str = ""


@dataclass(slots=True)
class _Cell:
    span: int
    lines: list[list[Run]] = field(default_factory=lambda: [[]])


class DocxTable:
    """A table that is being read."""

    def __init__(self) -> None:
        self._rows: list[list[_Cell]] = []
        self._heads = 0
        self._is_head = True

    def begin_row(self) -> None:
        """A row begins."""
        self._close_row()
        self._rows.append([])

    def begin_cell(self, name: str, attributes: Mapping[str, str | None]) -> None:
        """A cell begins: "th" or "td"."""
        if not self._rows:
            self._rows.append([])
        span = attributes.get("colspan") or "1"
        self._rows[-1].append(_Cell(min(int(span), MAX_SPAN) if span.isdecimal() and int(span) else 1))
        self._is_head = self._is_head and name == "th"

    def add(self, run: Run) -> None:
        """Text of the cell that was begun last; outside of cells there is none."""
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].lines[-1].append(run)

    def break_line(self) -> None:
        """What follows in the cell begins a paragraph."""
        if self._rows and self._rows[-1] and self._rows[-1][-1].lines[-1]:
            self._rows[-1][-1].lines.append([])

    def lines(self) -> list[list[Run]]:
        """All text, cell by cell: of a table that stands in a cell of another."""
        return [line for row in self._rows for cell in row for line in cell.lines if line]

    def write(self, document: Document) -> None:
        """Add the table to a document; one without cells is none."""
        self._close_row()
        rows = [row for row in self._rows if row]
        columns = min(max((sum(cell.span for cell in row) for row in rows), default=0), MAX_COLUMNS)
        if not columns:
            return
        table = document.add_table(len(rows), columns, STYLE)
        for number, row in enumerate(rows):
            _fill_row(table, number, row, columns)
        for number in range(self._heads):
            _repeat(table, number)
        document.add_paragraph()

    def _close_row(self) -> None:
        """Rows of heads at the top are repeated on every page."""
        if self._rows and self._rows[-1] and self._is_head and self._heads == len(self._rows) - 1:
            self._heads += 1
        self._is_head = True


def add_run(paragraph: Paragraph, run: Run) -> None:
    """Add text to a paragraph, as a link where it is one."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    made = paragraph.add_run(run.text)
    made.bold = "bold" in run.formats or None
    made.italic = "italic" in run.formats or None
    if run.link:
        made.font.color.rgb = RGBColor(*LINK_COLOUR)
        made.font.underline = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        made._element.addprevious(link)  # noqa: SLF001  # the package has no links of its own
        link.append(made._element)  # noqa: SLF001  # see above


def _fill_row(table: Table, number: int, row: list[_Cell], columns: int) -> None:
    cells, at = table.rows[number].cells, 0
    for cell in row:
        if at >= columns:
            return
        last = min(at + cell.span, columns) - 1
        target = cells[at].merge(cells[last]) if last > at else cells[at]
        lines = [line for line in cell.lines if line]
        for index, line in enumerate(lines):
            paragraph = target.paragraphs[0] if not index else target.add_paragraph()
            for run in line:
                add_run(paragraph, run)
        at = last + 1


def _repeat(table: Table, number: int) -> None:
    """Repeat a row at the top of every page."""
    from docx.oxml import OxmlElement

    properties = table.rows[number]._tr.get_or_add_trPr()  # noqa: SLF001  # the package has no name for it
    properties.append(OxmlElement("w:tblHeader"))
