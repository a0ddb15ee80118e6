"""Where commands write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.mark.parametrize(
    "command",
    [
        ("table", "--format", "csv"),
        ("crosswalk", "--format", "json"),
        ("relations", "--format", "csv"),
        ("export", "teapot", "--format", "md"),
    ],
)
def test_a_minus_is_stdout(
    read: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = read(*command, "--out", "-")
    assert said.code == 0
    assert said.out
    assert said.out == read(*command).out
    assert not (tmp_path / "-").exists()


def test_without_a_format_a_minus_is_as_no_out(read: Call) -> None:
    assert read("table", "--out", "-").out == read("table").out
    assert read("export", "teapot", "--out", "-").code == 5


def test_what_is_binary_goes_to_stdout_when_asked(read: Call, start: Call, built: Path) -> None:
    said = read("table", "--format", "xlsx")
    assert said.code == 5
    assert "--out" in said.err
    done = start("table", "--format", "xlsx", "--out", "-", "--edition", built)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"PK")


def test_nothing_is_written_as_nothing(read: Call, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    for selection in ("notes", "bookmarks", "search:zebra"):
        said = read(*home, "export", selection, "--out", tmp_path / "x.html")
        assert said.code == 1, selection
        assert "Nothing was written" in said.err
    assert not (tmp_path / "x.html").exists()
