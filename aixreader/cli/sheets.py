"""The output of commands that write sheets: to a file, or to stdout."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.output import check_output, chosen_format, nothing_to_export, write_output
from aixreader.services.tables.table_files import SHEET_FORMATS, sheets_bytes

if TYPE_CHECKING:
    from aixreader.services.session.session import Session


def write_sheets(options: argparse.Namespace, console: Console, session: Session, names: Sequence[str]) -> None:
    """Write the sheets of these names to `--out`, or print them. CSV holds the first one only.

    Raises `OutputError` for a workbook without `--out`, and where the file cannot be written; `NotFoundError` where the
    sheets are empty.
    """
    from aixreader.services.tables.table_data import make_sheets, sheets_metadata

    chosen = chosen_format(options, SHEET_FORMATS)
    check_output(options, console, chosen)
    sheets = make_sheets(session, names)
    if not any(sheet.rows for sheet in (sheets[:1] if chosen.id == "csv" else sheets)):
        raise nothing_to_export(f"this edition has no {' and no '.join(names)}")
    if write_output(options, console, sheets_bytes(sheets, sheets_metadata(session), chosen.id), chosen):
        console.note(f"Written: {options.out}")
