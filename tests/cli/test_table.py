"""`aixreader table`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
Start = Callable[..., subprocess.CompletedProcess[bytes]]


def test_rows_with_tabs(read: Call) -> None:
    rows = [line.split("\t") for line in read("table").out.splitlines()]
    assert rows[0] == ["Tea Integrity", "Runtime - Kitchen", "Oversteeping (bitter)", "Kettle rules, Teapot watch"]
    assert rows[2][3] == "Supplier, Lid lock, plus Teapot watch"


def test_as_json(read: Call) -> None:
    rows = read("table", "--json").json()["rows"]
    assert rows[0]["threat"] == {"slug": "oversteep", "label": "Oversteeping", "note": "bitter"}
    assert [(c["slug"], c["by"], c["after"]) for c in rows[2]["controls"]] == [
        ("lidlock", "Supplier", ""),
        ("teapot", "Supplier", "plus"),
    ]
    assert [row["spans"] for row in rows] == [[2, 1, 1, 1], [0, 1, 1, 1], [1, 1, 1, 1]]
    assert all(row["official"] for row in rows)


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_files(read: Call, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"table.{ending}"
    said = read("table", "--out", file)
    assert (said.code, said.out) == (0, "")
    assert file.stat().st_size > 400
    assert file.name in said.err


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_pictures(start: Start, built: Path, tmp_path: Path, ending: str, begins: bytes) -> None:
    file = tmp_path / f"table.{ending}"
    done = start("table", "--edition", built, "--out", file, "--face", "elements")
    assert (done.returncode, done.stdout) == (0, b"")
    assert file.read_bytes().startswith(begins)


def test_forms_that_can_be_printed_are(read: Call) -> None:
    assert read("table", "--format", "csv").out.startswith("row,asset and impact,")
    assert set(json.loads(read("table", "--format", "json").out)) >= {"about", "table", "threats", "crosswalk"}
    for form in ("xlsx", "svg"):
        said = read("table", "--format", form)
        assert (said.code, said.out) == (5, "")
        assert "--out" in said.err


def test_a_name_that_tells_no_form(read: Call, tmp_path: Path) -> None:
    assert read("table", "--out", tmp_path / "table.doc").code == 5
    assert read("table", "--out", tmp_path / "gone" / "table.csv").code == 5
