"""An assessment on the disk, and the commands on it with the tiny site's edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call, Outcome


@pytest.fixture
def assess(call: Call, built: Path, tmp_path: Path) -> Call:
    """Call `aixreader assess` on the tiny site's edition: `assess("status", file)`."""

    def run(*arguments: object) -> Outcome:
        return call("assess", *arguments, "--edition", built, "--temp-home", tmp_path / "home")

    return run


@pytest.fixture
def file(assess: Call, tmp_path: Path) -> Path:
    """A new assessment of the system "tea-room"."""
    path = tmp_path / "tea.aixassess"
    assert assess("new", path, "--name", "Tea room").code == 0
    return path
