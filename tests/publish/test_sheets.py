"""Tables as files, read back by other readers."""

from __future__ import annotations

import csv
import io
import json

from aixreader.publish.sheets import Sheet, sheet_csv, sheets_json

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


def test_numbers_are_numbers() -> None:
    sheet = Sheet("n", ("count", "entry"), ((-4, "-4"), (12, "8.25")))
    assert sheet_csv(sheet) == "count,entry\n-4,'-4\n12,8.25\n"
    assert json.loads(sheets_json([sheet], {}))["n"] == [{"count": -4, "entry": "-4"}, {"count": 12, "entry": "8.25"}]


def test_the_same_again() -> None:
    assert sheets_json((TEA,), ABOUT) == sheets_json((TEA,), ABOUT)


def test_no_format_holds_characters_that_act() -> None:
    sheet = Sheet("s", ("a",), (("\u202e=x\u2066\x1b[31m",), ("\u200fplain\u061c",)))
    assert sheet_csv(sheet) == "a\n'=x[31m\nplain\n"
    assert "\u202e" not in sheets_json([sheet], {})
