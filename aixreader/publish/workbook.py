"""Sheets as a workbook that reads well on the screen and on paper: A4, landscape, as wide as the page.

The same sheets give the same bytes: its dates are those of the edition.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from aixreader.control_characters import without_controls
from aixreader.publish.sheets import Cell, PrintedColumn, Sheet
from aixreader.publish.text_metrics import line_count, text_width
from aixreader.publish.timestamps import edition_time

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT, FONT_SIZE = "Arial", 10
"""The cells' font, points. A sheet of `PAGE_WIDTH` is printed at 0.69 of its size: in letters of 6.9 points."""
PIXELS_PER_EM = 7 / 0.556
"""Widths of columns are stated by the digits that they hold; one is 0.556 em, and taken for 7 pixels."""
PAGE_WIDTH = 115.0
"""The width of what is printed, in ems: columns are widened to it."""
PADDING = 0.75
"""Of a cell, left and right together, in ems."""
LOOSENESS = 1.02
"""How much wider than by its font's metrics text may be, where widths of letters are rounded."""
LINE_HEIGHT, ROW_PADDING = 11.6, 1.15
"""Points."""
MORE_LINES, MORE_LINE_HEIGHT = 3, 12.6
"""Below the third line, rows leave room for programs that round the height of lines up: the fault would add up."""
MAX_ROW_HEIGHT = 409.0
"""Points; the format's limit."""
MARGINS = {"left": 0.28, "right": 0.28, "top": 0.25, "bottom": 0.36}
FOOTER_MARGIN = 0.14
"""Inches."""
A4 = 9
MAX_PLAIN_WIDTH = 60.0
"""Of a column that is not printed, or without a stated width, in ems."""
MAX_CELL_LENGTH = 32_000
"""Characters; the format's limit is 32,767."""
MAX_LINKS, MAX_LINK_LENGTH = 65_000, 2_000
"""Of a sheet; the format's limits are 65,530, and 2,079 characters."""
MAX_FOOTER_TITLE = 120
"""Characters; the format's limit for a footer is 255."""
ADDRESS = re.compile(r"https?://[^\s\"<>]+")
ABOUT = "about"
HEAD = {"bold": True, "bottom": 1, "bg_color": "#F1EFEA", "text_wrap": True}
HAIRLINE = {"bottom": 1, "bottom_color": "#D9D5CC"}
LINK = {"font_color": "#1B5E9E", "underline": 1}


def sheets_xlsx(sheets: Sequence[Sheet], about: dict[str, str]) -> bytes:
    """Sheets as a workbook, followed by one with the metadata `about` and the notes. Headers are frozen, repeated on
    each page, and have filters. Its title, author and dates are `title`, `author` and `date` of `about`.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    # Cells are text of the Exchange: never formulas, numbers or links by their look.
    plain = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    normal = {"font_name": FONT, "font_size": FONT_SIZE, "font_scheme": False}  # widths of columns follow from it
    normal_height = round((LINE_HEIGHT + ROW_PADDING) * 96 / 72)
    created = edition_time(about.get("date", "")).replace(tzinfo=None)
    look = {"default_format_properties": normal, "default_row_height": normal_height}
    with Workbook(out, {"in_memory": True, **look, **plain}) as book:
        book.set_properties(
            {
                "title": _text(about.get("title", "")),
                "author": _text(about.get("author", "")),
                "comments": _text(about.get("note", "")),
                "created": created,
            }
        )
        writer = _Writer(book, about)
        for sheet in sheets:
            writer.write(sheet)
        writer.write(_about_sheet(about, writer.notes))
    return _packed(out)


def _packed(book: io.BytesIO) -> bytes:
    """The archive, compressed as far as its format goes."""
    out = io.BytesIO()
    with ZipFile(book) as read, ZipFile(out, "w") as written:
        for entry in read.infolist():
            written.writestr(entry, read.read(entry), ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def _about_sheet(about: dict[str, str], notes: Iterable[str]) -> Sheet:
    rows = (*about.items(), *((f"note {number}", note) for number, note in enumerate(notes, 1)))
    return Sheet(ABOUT, ("what", "value"), rows, (PrintedColumn("what", 18), PrintedColumn("value", PAGE_WIDTH - 18)))


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a worksheet, its width in ems; `is_wrapped` ones make their rows as high as their text."""

    head: str
    cells: tuple[Cell, ...]
    width: float
    is_wrapped: bool = True


class _Writer:
    """Writes sheets into a workbook; `notes` are the texts to be printed at its end, each with its number."""

    def __init__(self, book: Workbook, about: dict[str, str]) -> None:
        self._book = book
        title = ", ".join(filter(None, (about.get("title", ""), about.get("date", "")[:10])))
        self._title = without_controls(title)[:MAX_FOOTER_TITLE].replace("&", "&&")
        self.notes: dict[str, int] = {}
        font = {"font_name": FONT, "font_size": FONT_SIZE, "font_scheme": False, "align": "left", "valign": "top"}
        self._head = book.add_format(font | HEAD)
        self._formats = {
            (is_wrapped, is_link): book.add_format(
                font | HAIRLINE | {"text_wrap": is_wrapped} | (LINK if is_link else {})
            )
            for is_wrapped in (True, False)
            for is_link in (True, False)
        }

    def write(self, sheet: Sheet) -> None:
        """Add a worksheet."""
        share = PAGE_WIDTH / sum(column.width for column in sheet.printed) if sheet.printed else 1.0
        printed = [self._printed_column(sheet, column, share) for column in sheet.printed]
        named = {column.name for column in sheet.printed if not column.is_note}
        rest = [_plain_column(sheet, name, is_wrapped=not printed) for name in sheet.head if name not in named]
        page = self._book.add_worksheet(sheet.name)
        columns = [*printed, *rest]
        self._set_paper(page, sheet.name, len(sheet.rows), len(printed or columns))
        page.freeze_panes(1, 0)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(sheet.rows) + 1}"})
        if sheet.rows and sheet.name != ABOUT:
            page.autofilter(0, 0, len(sheet.rows), len(columns) - 1)
        for number, column in enumerate(columns):
            style = self._formats[column.is_wrapped, False]
            page.set_column_pixels(number, number, round(column.width * PIXELS_PER_EM), style)
            page.write_string(0, number, column.head, self._head)
        links = 0
        for row in range(len(sheet.rows)):
            for number, column in enumerate(columns):
                links += self._write_cell(page, row + 1, number, column, may_link=links < MAX_LINKS)
        counts = [_line_counts(column) for column in columns if column.is_wrapped]
        for row, lines in enumerate(zip(*counts, strict=True)):
            if max(lines) > 1:
                page.set_row(row, _row_height(max(lines)))

    def _printed_column(self, sheet: Sheet, column: PrintedColumn, share: float) -> _Column:
        width, cells = column.width * share, _cells(sheet, column.name)
        if column.is_note:
            numbers = tuple(self.notes.setdefault(str(cell), len(self.notes) + 1) if cell else "" for cell in cells)
            return _Column(f"{column.name} no.", numbers, width)
        return _Column(column.name, cells, width)

    def _set_paper(self, page: Worksheet, name: str, rows: int, printed: int) -> None:
        page.set_paper(A4)
        page.set_landscape()
        page.set_margins(**MARGINS)
        page.fit_to_pages(1, 0)
        page.print_area(0, 0, rows, printed - 1)
        page.repeat_rows(0)
        page.set_footer(f"&L{self._title}&C{name}&R&P / &N", {"margin": FOOTER_MARGIN})

    def _write_cell(self, page: Worksheet, row: int, number: int, column: _Column, *, may_link: bool) -> bool:
        """Write a cell of a column (`number`); returns whether it is a link."""
        cell = column.cells[row - 1]
        is_link = may_link and isinstance(cell, str) and _is_address(cell)
        style = self._formats[column.is_wrapped, is_link]
        if isinstance(cell, int):
            page.write_number(row, number, cell, style)
        elif is_link:
            page.write_url(row, number, cell, style)
        elif cell:  # an empty one has the format of its column
            page.write_string(row, number, _text(cell), style)
        return is_link


def _row_height(lines: int) -> float:
    more = max(0, lines - MORE_LINES) * (MORE_LINE_HEIGHT - LINE_HEIGHT)
    return min(lines * LINE_HEIGHT + more + ROW_PADDING, MAX_ROW_HEIGHT)


def _plain_column(sheet: Sheet, name: str, *, is_wrapped: bool) -> _Column:
    """A column as wide as its text, within bounds."""
    cells = _cells(sheet, name)
    longest = max((text_width(str(cell)[:MAX_CELL_LENGTH]) for cell in (name, *cells)), default=0.0)
    return _Column(name, cells, min(longest * LOOSENESS + 2 * PADDING, MAX_PLAIN_WIDTH), is_wrapped=is_wrapped)


def _cells(sheet: Sheet, name: str) -> tuple[Cell, ...]:
    column = sheet.head.index(name)
    return tuple(row[column] for row in sheet.rows)


def _line_counts(column: _Column) -> Iterable[int]:
    """The lines of each cell, that of the head first."""
    room = (column.width - PADDING) / LOOSENESS
    counts: dict[Cell, int] = {}
    yield line_count(column.head, room / 1.1)  # it is bold
    for cell in column.cells:
        if cell not in counts:
            counts[cell] = line_count(_text(str(cell)), room)
        yield counts[cell]


def _text(cell: str) -> str:
    return without_controls(cell)[:MAX_CELL_LENGTH]


def _is_address(text: str) -> bool:
    return len(text) <= MAX_LINK_LENGTH and ADDRESS.fullmatch(text) is not None and without_controls(text) == text
