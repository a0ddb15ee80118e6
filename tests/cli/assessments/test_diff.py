"""`aixreader assess diff`."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import Call


def test_changes_are_printed_by_field(assess: Call, file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.aixassess"
    shutil.copy(file, old)
    assess("set", file, "teapot", "status=absent")
    assert "control/tea-room/teapot\tadded\tstatus\t\tabsent" in assess("diff", old, file).out.splitlines()
    value = assess("diff", old, file, "--json").json()
    assert {"field": "status", "old": None, "new": "absent"} in value["changes"][0]["fields"]
    assert assess("diff", file, file).out.strip() == ""
