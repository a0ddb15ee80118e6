"""Sheets from the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def test_each_command_writes_its_own(read: Call, tmp_path: Path) -> None:
    for command, column, count in (("relations", "control", 6), ("crosswalk", "entry", 3)):
        file = tmp_path / f"{command}.csv"
        assert read(command, "--out", file).code == 0
        assert file.read_bytes().startswith(b"\xef\xbb\xbf"), "spreadsheets would take it for the system's code page"
        rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
        assert len(rows) == count
        assert column in rows[0]
        assert read(command, "--format", "csv").out == file.read_text("utf-8-sig")
