"""`aixreader assess gaps`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_gaps_are_printed(assess: Call, file: Path) -> None:
    rows = [line.split("\t")[:3] for line in assess("gaps", file).out.splitlines()]
    assert ["tea-room", "undecided", "Oversteeping"] in rows
    assert ["tea-room", "untreated", "Tea theft"] in rows


@pytest.mark.parametrize(
    ("kinds", "day", "code"),
    [
        ("overdue", "2026-07-01", 1),
        ("overdue", "2026-01-01", 0),
        ("expired,gone", "2026-07-01", 0),
        ("any", "2026-01-01", 1),
    ],
)
def test_a_pipeline_can_fail_on_them(assess: Call, file: Path, kinds: str, day: str, code: int) -> None:
    assess("set", file, "teapot", "status=planned", "due=2026-06-30")
    assert assess("gaps", file, "--fail-on", kinds, "--day", day).code == code


def test_they_are_data_as_well(assess: Call, file: Path) -> None:
    value = assess("gaps", file, "--day", "2026-07-01", "--json").json()
    assert value["day"] == "2026-07-01"
    assert {gap["system"] for gap in value["gaps"]} == {"tea-room"}


@pytest.mark.parametrize("arguments", [("--fail-on", "lateness"), ("--day", "soon")])
def test_wrong_usage_is_told(assess: Call, file: Path, arguments: tuple[str, ...]) -> None:
    assert assess("gaps", file, *arguments).code == 2
