"""Paths of command lines and `file:` addresses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aixreader.addresses.local_files import file_path, named_source

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths of other systems")


def test_file_addresses_of_this_computer() -> None:
    cases = {
        "file:///a/b.zip": "/a/b.zip",
        "file:/a/b": "/a/b",
        "FILE://localhost/a%20b/%C3%BC.zip": "/a b/ü.zip",
        "file:///a/%FF": "/a/\udcff",
        "file:///a%2520b": "/a%20b",
        "file:///a/b?x#y": "/a/b",
        "file:///%2e%2e/a": "/../a",
    }
    assert {address: str(file_path(address)) for address in cases} == cases
    for address in (
        "file://server/a",
        "file:a",
        "file:",
        "file:///%00",
        "file://[/a",
        "https://owaspai.org/",
        "/a",
        "",
    ):
        assert file_path(address) is None, address


def test_arguments_that_name_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exchange").mkdir()
    (tmp_path / "gone").symlink_to("nowhere")
    cases = {
        "exchange": "exchange",
        "gone": "gone",
        "missing.zip": "missing.zip",
        "MISSING.ZIP": "MISSING.ZIP",
        "./missing": "missing",
        "/a/b": "/a/b",
        "file:///a/b": "/a/b",
        "..": "..",
    }
    assert {argument: str(named_source(argument)) for argument in cases} == cases
    for argument in ("missing", "", "-x", "--content=/a", "https://example.org/a.zip", "file://server/a.zip", "a\0b"):
        assert named_source(argument) is None, argument
    assert named_source("/" + "x" * 5000) == Path("/" + "x" * 5000)
