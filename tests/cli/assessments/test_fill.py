"""`aixreader assess fill`."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Call


@pytest.fixture
def workbook(assess: Call, file: Path, tmp_path: Path) -> Path:
    """A workbook in which the first control was given an owner."""
    path = tmp_path / "tea.xlsx"
    assert assess("report", file, "--out", path).code == 0
    book = openpyxl.load_workbook(path)
    page = book["Controls"]
    column = next(number for number, cell in enumerate(page[1], 1) if cell.value == "Owner")
    page.cell(2, column).value = "Zoe"
    book.save(path)
    return path


def test_changes_are_shown_before_they_count(assess: Call, file: Path, workbook: Path) -> None:
    before = file.read_bytes()
    outcome = assess("fill", file, workbook)
    assert "owner\t\tZoe" in outcome.out
    assert "Nothing was saved" in outcome.err
    assert file.read_bytes() == before
    assert assess("fill", file, workbook, "--yes", "--json").json()["saved"]
    assert '"owner": "Zoe"' in file.read_text("utf-8")
    again = assess("fill", file, workbook, "--yes", "--json").json()
    assert again == {"changes": [], "saved": False}


def test_what_is_no_workbook_is_refused(assess: Call, file: Path) -> None:
    outcome = assess("fill", file, file, "--yes")
    assert outcome.code == 4
    assert "not a workbook" in outcome.err
