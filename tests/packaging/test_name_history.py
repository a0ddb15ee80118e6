"""The command that adds the names of further editions."""

from __future__ import annotations

import json
from pathlib import Path

import name_history
import pytest

from aixreader.json_codec import decode, parse
from aixreader.knowledge import name_history as history


def test_the_file_is_as_the_command_writes_it() -> None:
    from aixreader.paths import resources

    text = (resources() / history.FILE).read_text(encoding="utf-8")
    assert name_history.as_text(history.name_history()) == text


def test_names_are_added(tmp_path: Path, site: Path) -> None:
    file = tmp_path / "names.json"
    file.write_text(json.dumps({"format": 1, "threats": [], "controls": [["teapot"]], "groups": [], "replaced": []}))
    notes = name_history.extend_file(file, [site])
    assert "  oversteep: a new threat." in notes
    written = decode(history.NameHistory, parse(file.read_bytes()))
    assert ("oversteep",) in written.threats
    assert ("teapot",) in written.controls


def test_what_cannot_be_done_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert name_history.main([]) == 2
    assert name_history.main([str(tmp_path / "none")]) == 1
    assert "name_history.py: " in capsys.readouterr().err
