"""`aixreader assess diff`."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import Call


def test_changes_are_printed_by_field(assess: Call, file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.aixassess"
    shutil.copy(file, old)
    assess("set", file, "teapot", "status=absent")
    assert assess("diff", old, file).out.splitlines()[-1] == "control/tea-room/teapot\tadded\tstatus\t\tabsent"
    value = assess("diff", old, file, "--json").json()
    assert value["changes"][0]["fields"][-1] == {"field": "status", "old": None, "new": "absent"}
    assert assess("diff", file, file).out.strip() == ""
