"""The list of commands, and the arguments they take."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import aixreader.cli
from aixreader.cli.commands import COMMANDS, load_command, make_parser


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


def test_every_module_with_a_parser_is_in_the_list() -> None:
    folder = Path(str(aixreader.cli.__file__)).parent
    modules = {path.stem for path in folder.glob("*.py") if "\ndef add_parser(" in path.read_text("utf-8")}
    assert modules == set(COMMANDS)
    assert len(COMMANDS) == len(modules)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_called_like_its_module(name: str) -> None:
    command = load_command(name)
    assert callable(command.run)
    parser = make_parser()
    with pytest.raises(SystemExit) as end:
        parser.parse_args([name, "--help"])
    assert end.value.code == 0


def test_help_lists_the_commands_in_order() -> None:
    lines = make_parser().format_help().partition("commands:\n")[2].splitlines()
    names = [line.split()[0] for line in lines if line.startswith("    ") and not line.startswith("     ")]
    assert names == list(COMMANDS)


def parsed(words: list[str], *, whole: bool, capsys: pytest.CaptureFixture[str]) -> object:
    """What a parser makes of `words`: options, or what it says before it ends."""
    parser = make_parser() if whole else make_parser(words)
    try:
        options = vars(parser.parse_args(words))
    except SystemExit as end:
        return end.code, capsys.readouterr()
    return {name: value for name, value in options.items() if name != "check"}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["show", "--help"],
        ["--help", "show"],
        ["-h"],
        ["--dark"],
        ["nonsense"],
        ["nonsense", "show"],
        ["show", "list"],
        ["--edition", "info", "list", "--role", "threat"],
        ["bookmarks", "list"],
        ["bookmarks", "-h"],
        ["build", "--nonsense"],
        ["export"],
    ],
)
def test_a_parser_for_some_words_reads_them_like_the_whole_one(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert parsed(words, whole=False, capsys=capsys) == parsed(words, whole=True, capsys=capsys)


def loaded(*words: str) -> set[str]:
    """The modules of the package that a call of the command line imports."""
    script = "import sys; from aixreader.cli.main import main; main(sys.argv[1:]); print(*sys.modules, sep='\\n')"
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return {module for module in done.stdout.splitlines() if module.startswith("aixreader.")}


def test_only_the_command_that_is_named_is_imported() -> None:
    for words, names in ((["--version"], set()), (["problems"], {"problems"}), (["list", "--help"], {"list"})):
        assert {f"aixreader.cli.{name}" for name in COMMANDS} & loaded(*words) == {f"aixreader.cli.{n}" for n in names}


def test_help_imports_tables_and_nothing_that_works_with_content() -> None:
    modules = loaded("--help")
    assert {f"aixreader.cli.{name}" for name in COMMANDS} <= modules
    rooms = {"model", "html", "source", "edition", "knowledge", "pages", "userdata", "ui"}
    assert {module for module in modules if module.split(".")[1] in rooms} == set()
