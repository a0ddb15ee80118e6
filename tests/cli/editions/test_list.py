"""`aixreader edition list`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]
COMMIT = "c0ffee" + "0" * 34


def test_what_was_got_is_listed(call: Call, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path)
    assert (call("edition", "list", *home).code, call("edition", "list", *home).out) == (0, "")
    folder = tmp_path / "data" / "editions"
    folder.mkdir(parents=True)
    (folder / f"{COMMIT}.zip").write_bytes(b"PK")
    said = call("edition", "list", *home)
    assert said.out.split("\t") == [COMMIT[:12], "", COMMIT[:12], "whole", f"{folder / COMMIT}.zip\n"]
    (record,) = json.loads(call("edition", "list", "--json", *home).out)["editions"]
    assert (record["revision"], record["missing"]) == (COMMIT, 0)
