"""Tables as files: comma-separated values, JSON, and workbooks for a spreadsheet.

The same sheets give the same bytes: no file records when or by whom it was made.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from aixreader.control_characters import escape_controls, without_controls
from aixreader.publish.timestamps import edition_time

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a CSV cell for a formula if it begins with one of these (OWASP, CSV Injection)."""
MAX_COLUMN_WIDTH = 60
"""Characters."""
MAX_CELL_LENGTH = 32_000
"""Characters of a cell of a workbook; the format's limit is 32,767."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `name` (at most 31 characters, as in workbooks), column names, and rows of the same length as `head`."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def records(self) -> list[dict[str, str]]:
        """The rows as dictionaries by column name."""
        return [dict(zip(self.head, row, strict=True)) for row in self.rows]


def sheet_csv(sheet: Sheet) -> str:
    """A sheet as comma-separated values (RFC 4180) with a header; cells that look like formulas are escaped."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(sheet.head)
    rows.writerows([safe_cell(cell) for cell in row] for row in sheet.rows)
    return out.getvalue()


def sheets_json(sheets: Sequence[Sheet], about: dict[str, str]) -> str:
    """Sheets as one JSON object: `about`, then each sheet's rows by its name."""
    value = {"about": about, **{sheet.name: sheet.records() for sheet in sheets}}
    return escape_controls(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def sheets_xlsx(sheets: Sequence[Sheet], about: dict[str, str]) -> bytes:
    """Sheets as a workbook, followed by one with the metadata `about`. Headers are frozen and have filters. The date of
    the workbook is `about["date"]`, if there is one.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    # Cells are text of the Exchange: never formulas, numbers or links.
    plain = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    created = edition_time(about.get("date", "")).replace(tzinfo=None)
    with Workbook(out, {"in_memory": True, **plain}) as book:
        book.set_properties({"title": about.get("title", ""), "comments": about.get("note", ""), "created": created})
        bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in (*sheets, _about_sheet(about)):
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            if sheet.rows:
                page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
            for column, title in enumerate(sheet.head):
                page.write_string(0, column, title, bold)
                longest = max((len(row[column]) for row in sheet.rows), default=0)
                page.set_column(column, column, min(max(longest, len(title)) + 2, MAX_COLUMN_WIDTH), wrapped)
            for number, row in enumerate(sheet.rows, 1):
                for column, cell in enumerate(row):
                    page.write_string(number, column, without_controls(cell)[:MAX_CELL_LENGTH], wrapped)
    return out.getvalue()


def safe_cell(text: str) -> str:
    """`text` as a cell, without control characters; with an apostrophe before it if a spreadsheet would take it for a
    formula.
    """
    text = without_controls(text)
    return f"'{text}" if text.startswith(FORMULA) else text


def _about_sheet(about: dict[str, str]) -> Sheet:
    return Sheet("about", ("what", "value"), tuple(about.items()))
