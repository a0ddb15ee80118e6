"""Tables as files: comma-separated values and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from aixreader.control_characters import escape_controls, without_controls

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a CSV cell for a formula if it begins with one of these (OWASP, CSV Injection)."""
Cell: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column that a workbook prints: `name` is one of the sheet's `head`, `width` its share of the page.

    The texts of an `is_note` column are printed once, numbered, on the last sheet; the column shows their numbers.
    """

    name: str
    width: float
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `name` (at most 31 characters, as in workbooks), column names, and rows of the same length as `head`.

    `printed` are the columns that a workbook prints, in order; its other columns follow them and are for programs and
    for the screen. Empty: all are printed, as wide as their text.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    printed: tuple[PrintedColumn, ...] = ()

    def records(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries by column name."""
        return [dict(zip(self.head, row, strict=True)) for row in self.rows]


def sheet_csv(sheet: Sheet) -> str:
    """A sheet as comma-separated values (RFC 4180) with a header; cells that look like formulas are escaped."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(sheet.head)
    rows.writerows([cell if isinstance(cell, int) else safe_cell(cell) for cell in row] for row in sheet.rows)
    return out.getvalue()


def sheets_json(sheets: Sequence[Sheet], about: dict[str, str]) -> str:
    """Sheets as one JSON object: `about`, then each sheet's rows by its name."""
    value = {"about": about, **{sheet.name: sheet.records() for sheet in sheets}}
    return escape_controls(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def safe_cell(text: str) -> str:
    """`text` as a cell, without control characters; with an apostrophe before it if a spreadsheet would take it for a
    formula.
    """
    text = without_controls(text)
    return f"'{text}" if text.startswith(FORMULA) else text
