"""What the parsers of all commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from aixreader.cli.parser import Parser, add_command, add_output_options, content_text, positive_number
from aixreader.publish.output import OutputFormat

FORMATS: tuple[OutputFormat[None], ...] = (OutputFormat("txt", "Text"), OutputFormat("md", "Markdown"))


@pytest.fixture
def parser() -> Parser:
    made = Parser(prog="tea")
    commands = made.add_subparsers(dest="command")
    add_output_options(add_command(commands, "brew", "make tea", "Takes a while."), FORMATS, "leaves")
    return made


def test_every_command_has_the_shared_options(parser: Parser) -> None:
    options = parser.parse_args(["brew", "--json", "--edition", "a", "--format", "md", "--out", "b.md"])
    assert (options.command, options.json, options.edition) == ("brew", True, Path("a"))
    assert (options.format, options.out) == ("md", Path("b.md"))
    assert "content" not in options, "what was given before the command stays"


@pytest.mark.parametrize("words", [["--j"], ["--format", "pdf"], ["--ou", "x"]])
def test_abbreviations_and_unknown_formats_are_refused(parser: Parser, words: list[str]) -> None:
    with pytest.raises(SystemExit):
        parser.parse_args(["brew", *words])


def test_help_tells_the_exit_codes(parser: Parser, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser.parse_args(["brew", "--help"])
    told = capsys.readouterr().out
    assert "Takes a while." in told
    assert "exit codes: 0 success" in told


@pytest.mark.parametrize(("text", "read"), [("tea", "tea"), ("caf\udcc3\udca9", "café"), ("\ud800", "\ud800")])
def test_text_of_the_content(text: str, read: str) -> None:
    assert content_text(text) == read


def test_numbers() -> None:
    assert positive_number("120") == 120
    for text in ("0", "-1", "1.5", "x", "", "1000000"):
        with pytest.raises(argparse.ArgumentTypeError):
            positive_number(text)
