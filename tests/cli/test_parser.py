"""The words of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.cli.parser import make_parser


def test_a_command_does_not_undo_what_stood_before_it() -> None:
    options = make_parser().parse_args(["--edition", "a", "--temp-home", "b", "info"])
    assert (options.edition, options.content, options.temp_home) == (Path("a"), None, Path("b"))
    assert options.command == "info"


def test_the_window_has_its_own_options() -> None:
    line = ["--open", "teapot", "--screenshot", "a.png", "--smoke", "--dark", "--size", "800x600"]
    options = make_parser().parse_args(line)
    assert (options.command, options.open, options.screenshot) == (None, "teapot", Path("a.png"))
    assert (options.smoke, options.dark, options.size) == (True, True, (800, 600))


@pytest.mark.parametrize("size", ["800", "800x", "x600", "0x0", "-8x6", "800X600", "999999x1"])
def test_odd_sizes_are_refused(size: str) -> None:
    with pytest.raises(SystemExit):
        make_parser().parse_args([f"--size={size}"])


@pytest.mark.parametrize("words", [["--ver"], ["--edit", "a"], ["show", "a", "--form", "md"], ["list", "--rol", "x"]])
def test_abbreviations_are_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        make_parser().parse_args(words)


@pytest.mark.parametrize("name", ["teapot", "café", "\ud800"])
def test_names_stay_what_they_are(name: str) -> None:
    assert make_parser().parse_args(["show", name]).slug == name


def test_bytes_that_python_passed_on_unread_are_read() -> None:
    unread = "café".encode().decode("ascii", errors="surrogateescape")
    assert make_parser().parse_args(["show", unread]).slug == "café"
