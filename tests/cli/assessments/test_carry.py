"""`aixreader assess carry`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_nothing_is_saved_unasked(assess: Call, call: Call, file: Path, built_before: Path, tmp_path: Path) -> None:
    assess("set", file, "teapot", "status=absent")
    before = file.read_bytes()
    other = ("--edition", built_before, "--temp-home", tmp_path / "home")
    outcome = call("assess", "carry", file, *other)
    assert outcome.code == 0
    assert "Nothing was saved" in outcome.err
    assert file.read_bytes() == before
    value = call("assess", "carry", file, "--yes", "--confirm", "all", "--json", *other).json()
    assert value["saved"]
    assert value["items"][0]["item"] == "control/tea-room/teapot"
    again = call("assess", "carry", file, "--json", *other).json()
    assert {each["state"] for each in again["items"]} <= {"same", "gone"}


def test_an_item_that_is_not_there_is_refused(assess: Call, file: Path) -> None:
    outcome = assess("carry", file, "--confirm", "control/tea-room/sieve", "--yes")
    assert outcome.code == 1
    assert "no item" in outcome.err
