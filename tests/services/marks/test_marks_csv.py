"""Marks for a spreadsheet."""

from __future__ import annotations

import csv
import io

from aixreader.services.marks.marks_csv import COLUMNS, marks_csv
from aixreader.userdata.records import Annotation, Bookmark
from tests.userdata.conftest import RECORDS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_for_each() -> None:
    found = rows(marks_csv(RECORDS, {}))
    assert [row["kind"] for row in found] == ["bookmark", "bookmark", "note", "highlight"]
    assert found[1]["folder"] == "Kitchen"
    assert found[1]["tags"] == "tea pots"
    assert found[3]["note"] == "*mind* the lid 🫖"
    assert tuple(found[0]) == COLUMNS


def test_no_cell_is_a_formula() -> None:
    marks = (Bookmark("b", "s", "=cmd()"), Annotation("a", "s", "t", note="@x\n+y"))
    found = rows(marks_csv(marks, {}))
    assert found[0]["title"] == "'=cmd()"
    assert found[1]["note"] == "'@x\n+y"
