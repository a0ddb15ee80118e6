"""`aixreader info`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from aixreader.edition.records import SCHEMA

Call = Callable[..., Any]


def test_in_words(read: Call, built: Path) -> None:
    said = read("info")
    assert said.code == 0
    assert said.out.startswith("Tiny Exchange\n")
    assert f"folder    {built}" in said.out
    assert "2  threats\n" in said.out


def test_as_json(read: Call) -> None:
    facts = read("info", "--json").json()
    assert facts["schema"] == SCHEMA
    assert facts["counts"]["pages"] == 5
    assert facts["files"] > 10
    assert facts["bytes"] > 1000
