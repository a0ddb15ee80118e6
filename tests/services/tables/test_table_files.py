"""Sheets encoded as files."""

from __future__ import annotations

import io
import json

from openpyxl import load_workbook

from aixreader.services.session.session import Session
from aixreader.services.tables.table_data import make_sheets, sheets_metadata
from aixreader.services.tables.table_files import PICTURE_FORMATS, SHEET_FORMATS, sheets_bytes


def test_each_form(session: Session) -> None:
    sheets, metadata = make_sheets(session, ("crosswalk", "relations")), sheets_metadata(session)
    assert sheets_bytes(sheets, metadata, "csv").decode().startswith("section,title,role,standard,")
    assert set(json.loads(sheets_bytes(sheets, metadata, "json"))) == {"about", "crosswalk", "relations"}
    assert load_workbook(io.BytesIO(sheets_bytes(sheets, metadata, "xlsx"))).sheetnames == [
        "crosswalk",
        "relations",
        "about",
    ]


def test_sheets_have_writers_and_pictures_are_drawn() -> None:
    assert all(known.write for known in SHEET_FORMATS)
    assert not any(known.write for known in PICTURE_FORMATS)
    assert len({known.id for known in (*SHEET_FORMATS, *PICTURE_FORMATS)}) == 6
