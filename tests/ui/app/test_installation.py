"""Detects that the program's file was replaced, and restarts the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aixreader.ui.app.installation import Installation


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the installed program."""
    path = tmp_path / "aixreader"
    path.write_bytes(b"one")
    return path


def test_an_update_puts_another_file_in_its_place(file: Path) -> None:
    program, newer = Installation(file), file.with_name("aixreader.new")
    newer.write_bytes(b"two")
    newer.replace(file)
    assert program.was_replaced
    assert not Installation(file).was_replaced, "it was started from what is there"


def test_a_deleted_file_was_not_replaced(file: Path) -> None:
    program = Installation(file)
    file.unlink()
    assert not program.was_replaced


def test_without_a_packed_program_it_is_the_package() -> None:
    assert not Installation().was_replaced


@pytest.mark.parametrize("packed", [False, True])
def test_it_starts_again_as_it_was_started(packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    resets: list[str | None] = []

    def start(command: list[str], *, env: dict[str, str], **_options: object) -> None:
        commands.append(command)
        resets.append(env.get("PYINSTALLER_RESET_ENVIRONMENT"))

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(sys, "frozen", packed, raising=False)
    Installation().restart([])
    Installation().restart(["--safe-mode"])
    plain = [sys.executable] if packed else [sys.executable, "-m", "aixreader"]
    assert commands == [plain, [*plain, "--safe-mode"]]
    assert resets == ["1", "1"]
