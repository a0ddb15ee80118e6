"""`aixreader assess status`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_threats_and_controls_are_printed(assess: Call, file: Path) -> None:
    assess("set", file, "teapot", "status=implemented", "owner=Ann")
    outcome = assess("status", file)
    rows = [line.split("\t") for line in outcome.out.splitlines()]
    assert [(row[0], row[1], row[5]) for row in rows] == [
        ("oversteep", "undecided", "33 %"),
        ("teatheft", "applies", "50 %"),
    ]
    assert "50 % in place" in outcome.err
    controls = assess("status", file, "--controls").out
    assert "teapot\timplemented\tAnn\t\tTeapot watch" in controls.splitlines()


def test_they_are_data_as_well(assess: Call, file: Path) -> None:
    value = assess("status", file, "--json").json()
    assert [threat["applies"] for threat in value["threats"]] == ["undecided", "applies"]


def test_a_file_that_is_broken_is_named_with_its_line(assess: Call, file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace('"id": "tea-room"', '"id": "Tea Room"'), "utf-8")
    outcome = assess("status", file)
    assert outcome.code == 4
    assert "tea.aixassess, line 7:" in outcome.err
