"""The formats that the periodic table, the threat graph and the cross-walk are exported in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from aixreader.publish.output import OutputFormat, format_of
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.publish.sheets import Sheet


def sheets_bytes(sheets: Sequence[Sheet], about: dict[str, str], format_id: str) -> bytes:
    """The sheets in one of `SHEET_FORMATS`. CSV holds the first sheet only."""
    write = format_of(None, format_id, SHEET_FORMATS).write
    assert write is not None  # noqa: S101  # every entry has a writer
    return write(sheets, about)


def _csv(sheets: Sequence[Sheet], _about: dict[str, str]) -> bytes:
    from aixreader.publish.sheets import sheet_csv

    return sheet_csv(sheets[0]).encode()


def _json(sheets: Sequence[Sheet], about: dict[str, str]) -> bytes:
    from aixreader.publish.sheets import sheets_json

    return sheets_json(sheets, about).encode()


def _xlsx(sheets: Sequence[Sheet], about: dict[str, str]) -> bytes:
    from aixreader.publish.workbook import sheets_xlsx

    return sheets_xlsx(sheets, about)


SheetWriter: TypeAlias = "Callable[[Sequence[Sheet], dict[str, str]], bytes]"
SHEET_FORMATS: tuple[OutputFormat[SheetWriter], ...] = (
    OutputFormat("csv", QT_TRANSLATE_NOOP("Formats", "Comma-separated values of this face"), write=_csv, has_mark=True),
    OutputFormat("json", QT_TRANSLATE_NOOP("Formats", "Data for programs"), write=_json),
    OutputFormat("xlsx", QT_TRANSLATE_NOOP("Formats", "Workbook with everything"), write=_xlsx, is_binary=True),
)
PICTURE_FORMATS: tuple[OutputFormat[SheetWriter], ...] = (
    OutputFormat("svg", QT_TRANSLATE_NOOP("Formats", "Drawing"), is_binary=True),
    OutputFormat("png", QT_TRANSLATE_NOOP("Formats", "Picture"), is_binary=True),
    OutputFormat("pdf", QT_TRANSLATE_NOOP("Formats", "Page"), is_binary=True),
)
"""Drawn by `ui/table`."""
