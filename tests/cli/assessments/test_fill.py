"""`aixreader assess fill`."""

from __future__ import annotations

import json
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
    assert again == {"changes": [], "undecided": [], "unknown": [], "saved": False}


def test_what_is_no_workbook_is_refused(assess: Call, file: Path) -> None:
    outcome = assess("fill", file, file, "--yes")
    assert outcome.code == 4
    assert "not a workbook" in outcome.err


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """OSCAL results that find one control satisfied, another not, and name something else."""
    states = {"teapot": "satisfied", "lidlock": "not-satisfied", "coffee": "satisfied"}
    findings = [{"target": {"target-id": f"{name}_smt", "status": {"state": state}}} for name, state in states.items()]
    path = tmp_path / "results.json"
    path.write_text(json.dumps({"assessment-results": {"results": [{"findings": findings}]}}), "utf-8")
    return path


def test_statuses_of_oscal_results(assess: Call, file: Path, results: Path) -> None:
    for control in ("teapot", "lidlock"):
        assert assess("set", file, control, "owner=Ann").code == 0
    before = file.read_bytes()
    outcome = assess("fill", file, results)
    assert "control/tea-room/teapot\tchanged\tstatus\t\timplemented" in outcome.out
    assert "to be decided: lidlock (not-assessed until now)" in outcome.err
    assert "left out: coffee" in outcome.err
    assert file.read_bytes() == before
    saved = assess("fill", file, results, "--decide", "lidlock=partial", "--yes", "--json").json()
    assert saved["saved"]
    assert saved["undecided"] == []
    assert '"status": "partial"' in file.read_text("utf-8")


def test_decisions_are_statuses_of_what_is_not_satisfied(assess: Call, file: Path, results: Path) -> None:
    for decision in ("lidlock", "lidlock=implemented", "=absent"):
        assert assess("fill", file, results, "--decide", decision).code == 2
