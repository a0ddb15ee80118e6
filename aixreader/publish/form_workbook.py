"""Workbooks to be filled in: tables whose rows are known by a hidden id, with lists to choose from, written and read.

Lists of choices stand on a hidden sheet: a list of more than 255 characters inside a cell's rule breaks Excel. Texts
are written as texts, whatever they begin with. What is read comes from anybody: sizes are bounded before it is
unpacked, no formula is evaluated and no link is followed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from aixreader.control_characters import without_controls
from aixreader.errors import UserDataError
from aixreader.publish.timestamps import edition_time

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ID = "id"
"""The head of the hidden column."""
LISTS = "lists"
MAX_CELL = 32_767
"""Characters, as the format has it; a longer text is refused rather than cut."""
MAX_NAME = 31
MAX_FILE_BYTES = 32 * 1024 * 1024
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_PARTS = 500
MAX_ROWS, MAX_COLUMNS = 100_000, 100
NOT_NAMES = re.compile(r"[\[\]:*?/\\]")
NOT_CHANGED = "Nothing was changed. Choose a workbook that AIX Reader has written."


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column: its head, its width in characters, what can be chosen in it (nothing: any text), and whether it is to
    be filled in; others are grey.
    """

    head: str
    width: int = 20
    choices: tuple[str, ...] = ()
    is_editable: bool = False
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A table: `rows` are the hidden id and the texts of the columns."""

    name: str
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def form_xlsx(sheets: Sequence[FormSheet], title: str, date: str) -> bytes:
    """The workbook; `date` (ISO 8601) is stated as that of its making. Raises `UserDataError` for a text that is too
    long for a cell.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": without_controls(title)[:255], "created": edition_time(date)})
        writer = _Writer(book)
        pages = [book.add_worksheet(sheet.name) for sheet in sheets]
        lists = book.add_worksheet(LISTS)
        for page, sheet in zip(pages, sheets, strict=True):
            writer.write(page, sheet, lists)
        lists.very_hidden()
    return out.getvalue()


class _Writer:
    def __init__(self, book: Workbook) -> None:
        font = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
        self._head = book.add_format(font | {"bold": True, "bottom": 1, "bg_color": "#F1EFEA"})
        self._open = book.add_format(font | {"num_format": "@"})
        self._fixed = book.add_format(font | {"num_format": "@", "font_color": "#5C5C5C", "bg_color": "#F7F6F3"})
        self._places: dict[tuple[str, ...], str] = {}

    def write(self, page: Worksheet, sheet: FormSheet, lists: Worksheet) -> None:
        """Write a sheet, and the choices that are new into `lists`."""
        columns = (FormColumn(ID, 10), *sheet.columns)
        last = max(len(sheet.rows), 1)
        for number, column in enumerate(columns):
            style = self._open if column.is_editable else self._fixed
            page.set_column(number, number, column.width, None, {"hidden": number == 0})
            page.write_string(0, number, column.head, self._head)
            if column.choices:
                source = self._place(column.choices, lists)
                page.data_validation(1, number, last, number, {"validate": "list", "source": source})
            for row, (name, cells) in enumerate(sheet.rows, 1):
                self._cell(page, row, number, (name, *cells)[number], style)
        page.freeze_panes(1, 2)
        page.autofilter(0, 1, last, len(columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)

    def _cell(self, page: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        text = without_controls(text)
        if len(text) > MAX_CELL:
            raise UserDataError(
                f"A text of {len(text):,} characters does not fit into a cell ({MAX_CELL:,}).",
                "The workbook was not written. Shorten the text, or export the assessment in another format.",
            )
        page.write_string(row, column, text, style)

    def _place(self, choices: tuple[str, ...], lists: Worksheet) -> str:
        """Where a list of choices stands."""
        if choices not in self._places:
            column = len(self._places)
            for row, choice in enumerate(choices):
                lists.write_string(row, column, choice)
            letter = _letters(column)
            self._places[choices] = f"={LISTS}!${letter}$1:${letter}${len(choices)}"
        return self._places[choices]


def _letters(column: int) -> str:
    """The letters of a column (from 0)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_form(data: bytes, name: str, heads: Mapping[str, Sequence[str]]) -> dict[str, list[dict[str, str]]]:
    """The rows of the sheets of a workbook that was filled in, by the heads of the columns. `heads` are those that each
    sheet needs; a sheet that is not there has no rows, and rows without an id are left out.

    Raises `UserDataError`, which says what is wrong with the file `name`.
    """
    from openpyxl import load_workbook

    _check_archive(data, name)
    found: dict[str, list[tuple[str, ...]]] = {}
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in heads:
            if sheet in book:
                rows = book[sheet].iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
                found[sheet] = [tuple(map(_text, row)) for row in rows]
        book.close()
    except Exception as error:  # the library raises whatever a broken file leads to
        raise _refused(name, "it is not a whole workbook") from error
    return {sheet: list(_records(name, sheet, rows, heads[sheet])) for sheet, rows in found.items()}


def _records(name: str, sheet: str, rows: Sequence[Sequence[str]], needed: Sequence[str]) -> Iterator[dict[str, str]]:
    head = rows[0] if rows else ()
    for each in (ID, *needed):
        if each not in head:
            raise _refused(name, f"the sheet “{sheet}” lacks the column “{each}”")
    for row in rows[1:]:
        cells = dict(zip(head, row, strict=False))
        if cells.get(ID):
            yield {each: cells.get(each, "") for each in (ID, *needed)}


def _text(cell: object) -> str:
    """A cell as text: programs make dates of what looks like one, and numbers of digits."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else without_controls(str(cell)).replace("\r\n", "\n").strip()


def _check_archive(data: bytes, name: str) -> None:
    """Refuse a file that would unpack to more than a workbook has any use for."""
    if len(data) > MAX_FILE_BYTES:
        raise _refused(name, "it is too large")
    try:
        with ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise _refused(name, "it is not a workbook (.xlsx)") from error
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
        raise _refused(name, "it would unpack to more than a workbook holds")


def _refused(name: str, why: str) -> UserDataError:
    return UserDataError(f"{name} cannot be read: {why}.", NOT_CHANGED)
