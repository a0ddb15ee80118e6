"""`aixreader crosswalk`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]


def test_rows_with_tabs(read: Call) -> None:
    said = read("crosswalk")
    assert said.out.splitlines()[1].split("\t") == ["kettlerules", "MITRE ATLAS", "AML.M9001", "Limit boiling", ""]
    assert "1 sections are mapped, 1 of them by OpenCRE." in said.err


def test_one_standard_as_json(read: Call) -> None:
    found = read("crosswalk", "--standard", "enisa", "--json").json()
    assert [(row["standard"], row["entry"]) for row in found["references"]] == [("ENISA", "Table 5:")]
    assert (found["sections"], found["by_opencre"]) == (1, 1)


def test_a_standard_that_nothing_maps_to(read: Call) -> None:
    said = read("crosswalk", "--standard", "NIST")
    assert said.code == 1
    assert "MITRE ATLAS" in said.err


def test_a_standard_with_its_entry(read: Call) -> None:
    for name in ("AML.M9001", "mitre atlas aml.m9001", "M9001"):
        found = read("crosswalk", "--standard", name, "--json").json()
        assert [row["entry"] for row in found["references"]] == ["AML.M9001"]
