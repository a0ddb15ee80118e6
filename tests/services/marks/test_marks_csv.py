"""Marks as comma-separated values."""

from __future__ import annotations

import csv
import io

from aixreader.services.marks.marks_csv import COLUMNS, marks_csv
from aixreader.userdata.records import Annotation, Bookmark
from tests.userdata.conftest import RECORDS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_for_each() -> None:
    result = rows(marks_csv(RECORDS))
    assert [row["kind"] for row in result] == ["bookmark", "bookmark", "note", "highlight"]
    assert result[1]["folder"] == "Kitchen"
    assert result[1]["tags"] == "tea; pots"
    assert result[3]["note"] == "*mind* the lid 🫖"
    assert tuple(result[0]) == COLUMNS


def test_no_cell_is_a_formula() -> None:
    marks = (Bookmark("b", "s", "=cmd()"), Annotation("a", "s", "t", note="@x\n+y"))
    result = rows(marks_csv(marks))
    assert result[0]["title"] == "'=cmd()"
    assert result[1]["note"] == "'@x\n+y"
