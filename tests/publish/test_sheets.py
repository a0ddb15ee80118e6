"""Tables as files, read back by other programs' readers."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from aixreader.publish.sheets import Sheet, sheet_csv, sheets_json, sheets_xlsx

TEA = Sheet("tea", ("name", "says"), (("Green", 'a, "b"\nc'), ("=1+1", "https://example.org"), ("42", "日本")))
EMPTY = Sheet("empty", ("name",), ())
ABOUT = {"title": "Tea", "note": "of leaves"}


def test_csv() -> None:
    rows = list(csv.reader(io.StringIO(sheet_csv(TEA))))
    assert rows == [["name", "says"], ["Green", 'a, "b"\nc'], ["'=1+1", "https://example.org"], ["42", "日本"]]


def test_json() -> None:
    read = json.loads(sheets_json((TEA, EMPTY), ABOUT))
    assert read["about"] == ABOUT
    assert read["tea"][1] == {"name": "=1+1", "says": "https://example.org"}
    assert read["empty"] == []


def test_workbook() -> None:
    book = load_workbook(io.BytesIO(sheets_xlsx((TEA, EMPTY), ABOUT)))
    assert book.sheetnames == ["tea", "empty", "about"]
    page = book["tea"]
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    assert cells == [["name", "says"], ["Green", 'a, "b"\nc'], ["=1+1", "https://example.org"], ["42", "日本"]]
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s"}, "neither formula nor number"
    assert not [cell for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B4"
    assert [[cell.value for cell in row] for row in book["about"].iter_rows(min_row=2)] == [
        list(pair) for pair in ABOUT.items()
    ]


def test_a_workbook_has_the_date_of_the_edition() -> None:
    book = load_workbook(io.BytesIO(sheets_xlsx((TEA,), {**ABOUT, "date": "2026-08-22T01:00:00Z"})))
    assert book.properties.created == datetime(2026, 8, 22, 1)  # noqa: DTZ001  # as the workbook has it


@pytest.mark.parametrize("make", [sheets_json, sheets_xlsx])
def test_the_same_again(make: object) -> None:
    assert callable(make)
    assert make((TEA,), ABOUT) == make((TEA,), ABOUT)


def test_a_cell_is_never_longer_than_a_workbook_takes() -> None:
    book = load_workbook(io.BytesIO(sheets_xlsx((Sheet("long", ("x",), (("a" * 40_000,),)),), {})))
    assert len(str(book["long"]["A2"].value)) == 32_000


def test_no_format_holds_characters_that_act() -> None:
    sheet = Sheet("s", ("a",), (("\u202e=x\u2066\x1b[31m",), ("\u200fplain\u061c",)))
    assert sheet_csv(sheet) == "a\n'=x[31m\nplain\n"
    assert "\u202e" not in sheets_json([sheet], {})
    with ZipFile(BytesIO(sheets_xlsx([sheet], {}))) as book:
        assert "\u202e" not in book.read("xl/sharedStrings.xml").decode()
