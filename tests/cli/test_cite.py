"""`aixreader cite`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
QUOTE = "Somebody looks at the pot"


def test_a_section_in_every_form(read: Call) -> None:
    assert read("cite", "teapot").out.startswith("OWASP AI Exchange: Teapot watch. https://owaspai.org/go/teapot/.")
    assert read("cite", "teapot", "--format", "bibtex").out.startswith("@misc{")
    assert set(read("cite", "teapot", "--json").json()) == {"plain", "md", "bibtex", "biblatex", "csl", "ris"}


def test_only_what_stands_there_is_quoted(read: Call) -> None:
    assert f"“{QUOTE}”" in read("cite", "teapot", "--quote", QUOTE).out
    said = read("cite", "teapot", "--quote", "Nobody said that")
    assert (said.code, said.out) == (1, "")
    assert "Nobody said that" in read("cite", "teapot", "--quote", "Nobody said that", "--unchecked").out


@pytest.mark.parametrize("form", ["plain", "bibtex", "biblatex", "csl", "ris", "md"])
def test_verified_from_a_file(read: Call, tmp_path: Path, form: str) -> None:
    file = tmp_path / "citation"
    file.write_text(read("cite", "teapot", "--quote", QUOTE, "--format", form).out, "utf-8")
    said = read("cite", "--verify", file)
    assert (said.code, said.out) == (0, "The quote is unchanged in teapot.\n")
    file.write_text(file.read_text("utf-8").replace("Somebody", "Nobody"), "utf-8")
    said = read("cite", "--verify", file)
    assert said.code == 1
    assert "its SHA-256 differs" in said.out


def test_verified_as_it_stands_and_from_a_pipe(read: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    words = f"“{QUOTE}”, owaspai.org/go/lidlock/"
    assert read("cite", "--verify", words).out == "The quote has moved to teapot.\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(words))
    found = read("cite", "--verify", "-", "--json").json()
    assert (found["standing"], found["section"], found["whole"]) == ("elsewhere", "teapot", True)
    assert json.dumps(found)


def test_a_text_that_names_no_section(read: Call) -> None:
    said = read("cite", "--verify", "something else")
    assert said.code == 1
    assert "contains no link to a section" in said.err
    assert read("cite").code == 2


def test_ris_has_the_line_ends_that_it_wants(start: Call, built: Path) -> None:
    said = start("cite", "teapot", "--format", "ris", "--edition", built)
    assert said.stdout.startswith(b"TY  - ELEC\r\n")
    assert said.stdout.endswith(b"\r\nER  - \r\n")
    assert said.stdout.count(b"\n") == said.stdout.count(b"\r\n")
