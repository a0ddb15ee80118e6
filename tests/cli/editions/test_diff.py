"""`aixreader edition diff`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def test_an_edition_and_itself_do_not_differ(call: Call, built: Path) -> None:
    said = call("edition", "diff", built, built)
    assert (said.code, said.out) == (0, "")


def test_what_is_new_and_what_is_gone_is_listed(call: Call, built_before: Path, built: Path) -> None:
    lines = call("edition", "diff", built_before, built).out.splitlines()
    assert "gone\tpothandle" in lines
    assert "added\tcontribute#who-brews" in lines
    value = call("edition", "diff", built_before, built, "--json").json()
    assert "pothandle" in value["gone"]


def test_a_source_is_compiled(call: Call, site_before: Path, built_before: Path, tmp_path: Path) -> None:
    said = call("edition", "diff", site_before, built_before, "--temp-home", tmp_path / "home")
    assert (said.code, said.out) == (0, "")


def test_what_is_no_edition_is_told(call: Call, built: Path, tmp_path: Path) -> None:
    assert call("edition", "diff", built, tmp_path / "nothing").code == 3
