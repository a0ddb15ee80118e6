"""`aixreader assess sign`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_versions_are_counted(assess: Call, file: Path) -> None:
    assert assess("sign", file, "--who", "Board").out.startswith("Version 1: sha256:")
    value = assess("sign", file, "--who", "Board", "--note", "Again", "--json").json()
    assert value["version"] == 2
    assert '"note": "Again"' in file.read_text("utf-8")


def test_a_name_is_needed(assess: Call, file: Path) -> None:
    outcome = assess("sign", file, "--who", " ")
    assert outcome.code == 4
    assert "needs a name" in outcome.err
