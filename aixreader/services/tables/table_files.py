"""The sheets of the table, the graph and the cross-walk in the forms of files."""

from __future__ import annotations

from collections.abc import Sequence

from aixreader.publish.sheets import Sheet, sheet_csv, sheets_json, sheets_xlsx


def sheets_bytes(sheets: Sequence[Sheet], about: dict[str, str], form: str) -> bytes:
    """The sheets in one of `output.SHEETS`; comma-separated values take one sheet only."""
    if form == "xlsx":
        return sheets_xlsx(sheets, about)
    if form == "json":
        return sheets_json(sheets, about).encode()
    return sheet_csv(sheets[0]).encode()
