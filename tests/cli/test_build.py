"""`aixreader build`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def test_it_writes_an_edition_and_tells_what_it_is(call: Call, site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = call("build", site, "--out", out, "--dump", tmp_path / "dump")
    assert (said.code, said.err) == (0, "")
    assert "Tiny Exchange" in said.out
    assert "3  controls" in said.out
    assert (out / "manifest.json").is_file()
    assert (tmp_path / "dump" / "docs" / "overview.html").is_file()
    assert call("show", "teapot", "--edition", out).code == 0


def test_as_json(call: Call, site: Path, tmp_path: Path) -> None:
    said = call("build", site, "--json", "--temp-home", tmp_path)
    facts = said.json()
    assert facts["title"] == "Tiny Exchange"
    assert facts["counts"]["threats"] == 2
    assert Path(facts["folder"]).is_relative_to(tmp_path / "cache")
    assert len(facts["input"]) == 64


def test_the_source_may_be_named_by_its_option(call: Call, site: Path, tmp_path: Path) -> None:
    assert call("--content", site, "build", "--out", tmp_path / "out").code == 0
    assert (tmp_path / "out" / "manifest.json").is_file()
