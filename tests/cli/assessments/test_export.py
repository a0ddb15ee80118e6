"""`aixreader assess export`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call


def test_a_folder_of_documents(assess: Call, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tea"
    outcome = assess("export", file, "--format", "oscal", "--out", folder)
    assert (outcome.code, outcome.out) == (0, "")
    assert f"Wrote 7 files to {folder}." in outcome.err
    assert "not satisfied" in outcome.err, "what it does not hold is said"
    results = json.loads((folder / "assessment-results.json").read_bytes())
    assert "assessment-results" in results
    again = assess("export", file, "--format", "oscal", "--out", folder, "--json").json()
    assert len(again["files"]) == 7


def test_only_to_a_folder(assess: Call, file: Path) -> None:
    before = file.read_bytes()
    for out in (file, "-"):
        outcome = assess("export", file, "--format", "oscal", "--out", out)
        assert outcome.code == 5
        assert "Name a folder" in outcome.err
    assert file.read_bytes() == before
