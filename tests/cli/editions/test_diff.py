"""`aixreader edition diff`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.pdf_text import page_texts

Call = Callable[..., Any]
Start = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def diff(call: Call, built_before: Path, built: Path) -> Call:
    """Compare the two states of the tiny site."""
    return lambda *options: call("edition", "diff", built_before, built, *options)


def test_an_edition_and_itself_do_not_differ(call: Call, built: Path) -> None:
    said = call("edition", "diff", built, built)
    assert said.code == 0
    assert "Nothing differs between these editions." in said.out


def test_in_short_and_with_all_words(diff: Call) -> None:
    short = diff()
    assert short.code == 0
    assert "Steeping too long → Oversteeping (oversteep)" in short.out
    assert "Tap (docs/1_controls#tap): gone" in short.out
    assert "{+" not in short.out
    assert "[-" in diff("--words").out


def test_one_section_and_those_of_a_role(diff: Call) -> None:
    text = diff("--section", "oversteep").out
    assert "[-Nobody wants to drink what comes of it" in text
    assert "Lid lock (" not in text
    assert "Lid lock (" not in diff("--role", "threat").out
    said = diff("--section", "saucer")
    assert said.code == 1
    assert "Neither edition has a section 'saucer'." in said.err


def test_formats(diff: Call, tmp_path: Path) -> None:
    assert diff("--json").json()["counts"]["merged"] == 1
    assert diff("--format", "json").json() == diff("--json").json()
    assert diff("--format", "md").out.startswith("# What changed")
    assert diff("--format", "html").out.startswith("<!doctype html>")
    said = diff("--out", tmp_path / "changes.json")
    assert "Wrote what changed to" in said.err
    assert json.loads((tmp_path / "changes.json").read_text(encoding="utf-8"))["version"] == 1
    assert diff("--format", "pdf").code == 5


def test_as_a_pdf(start: Start, built_before: Path, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "changes.pdf"
    done = start("edition", "diff", built_before, built, "--section", "oversteep", "--out", file)
    assert done.returncode == 0, done.stderr
    assert "Steeping too long" in " ".join(page_texts(file.read_bytes()))


def test_editions_are_compared_in_the_order_of_their_dates(
    call: Call, exchange_2025_edition: Path, exchange_edition: Path
) -> None:
    said = call("edition", "diff", exchange_edition, exchange_2025_edition, "--section", "modelexfiltration")
    assert said.code == 0
    assert "the two are compared in the order of their dates" in said.err
    assert "Model theft through use → Model exfiltration" in said.out


def test_a_source_is_compiled(call: Call, site_before: Path, built_before: Path, tmp_path: Path) -> None:
    said = call("edition", "diff", site_before, built_before, "--temp-home", tmp_path / "home")
    assert said.code == 0
    assert "Nothing differs" in said.out


def test_what_is_no_edition_is_told(call: Call, built: Path, tmp_path: Path) -> None:
    assert call("edition", "diff", built, tmp_path / "nothing").code == 3
