"""The output of commands that write sheets: to a file, or to stdout."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.errors import OutputError
from aixreader.publish.output import format_of, write_out
from aixreader.services.tables.table_files import SHEET_FORMATS, sheets_bytes

if TYPE_CHECKING:
    from aixreader.services.session.session import Session


def write_sheets(options: argparse.Namespace, console: Console, session: Session, names: Sequence[str]) -> None:
    """Write the sheets of these names to `--out`, or print them. CSV holds the first one only.

    Raises `OutputError` for a workbook without `--out`, and where the file cannot be written.
    """
    from aixreader.services.tables.table_data import make_sheets, sheets_metadata

    chosen = format_of(options.out, options.format, SHEET_FORMATS)
    data = sheets_bytes(make_sheets(session, names), sheets_metadata(session), chosen.id)
    if options.out is not None:
        write_out(options.out, data)
        console.note(f"Written: {options.out}")
    elif chosen.is_binary:
        raise OutputError("A workbook needs a file.", "Name it with --out FILE.")
    else:
        console.text(data.decode().rstrip("\n"))
