"""What is written beside the code: README, changelog and comments, held to what is really there."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

import aixreader
from aixreader import errors
from aixreader.cli.parser import make_parser

CHECKOUT = Path(__file__).resolve().parent.parent
README = (CHECKOUT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))

REGISTRY = "py" + "pi"
MACHINE = ("work", "farm")
UNWANTED = {
    "a registry's host": re.compile(
        rf"\b(?:{REGISTRY}\.org|{REGISTRY[:2]}thonhosted|files\.{REGISTRY[:2]}\w*\.\w)", re.IGNORECASE
    ),
    "a registry's address": re.compile(
        r"-index" + r"-url\s*[= ]\s*\S|find-" + r"links\s*[= ]\s*\S*[/:]", re.IGNORECASE
    ),
    "a path of one machine": re.compile(
        r"(?:(?<![\w.~}/-])|(?<=file://))(?:"
        rf"/(?:{'|'.join(MACHINE)})/\w|/home/\w|/root/\.)|\b[A-Z]:\\+Users\\+\w"
    ),
}
"""What no file may name: the place is another one on the next machine."""


def commands_in(text: str) -> list[str]:
    """The commands that a Markdown text sets as code of their own."""
    return re.findall(r"^ {4}(\S.*)$", text, re.MULTILINE)


def choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands of a command line."""
    found = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found[0])


@cache
def files() -> tuple[Path, ...]:
    """All files of the project: what git tracks or would, or without git all that is not ignored."""
    git = shutil.which("git")
    if git and (CHECKOUT / ".git").exists():
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        done = subprocess.run(command, check=False, capture_output=True, cwd=CHECKOUT)
        listed = [CHECKOUT / name for name in done.stdout.decode().split("\0") if name]
        if done.returncode == 0 and listed:
            return tuple(path for path in listed if path.is_file())
    ignored = {".git", *(CHECKOUT / ".gitignore").read_text("utf-8").replace("/", "").split()}
    return tuple(
        path
        for path in sorted(CHECKOUT.rglob("*"))
        if path.is_file() and not ignored & set(path.relative_to(CHECKOUT).parts)
    )


# ------------------------------------------------------------------------------------------------------------- README
def test_the_commands_of_the_checkout_are_real() -> None:
    dev = [command.split(" -- ")[0] for command in commands_in(README) if "dev.py" in command]
    assert dev == [f"python3 packaging/dev.py {name}" for name in ("run", "test", "release")]
    source = (CHECKOUT / "packaging" / "dev.py").read_text("utf-8")
    assert set(re.findall(r"add_parser\(\"(\w+)\"", source)) == {"run", "test", "release"}
    assert "python3 packaging/dev.py test" in (CHECKOUT / ".ci" / "run").read_text("utf-8").splitlines()


def test_the_oldest_python_is_told() -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert f"Python {oldest} or newer" in README


def test_every_link_and_picture_is_there() -> None:
    targets = [target for target in re.findall(r"\]\(([^)\s]+)", README) if not re.match(r"\w+://|#|mailto:", target)]
    assert targets
    assert [target for target in targets if not (CHECKOUT / target.partition("#")[0]).exists()] == []


def test_every_path_that_is_named_is_there() -> None:
    tops = tuple(f"{path.name}/" for path in CHECKOUT.iterdir() if path.is_dir())
    text = re.sub(r"^```.*?^```$", "", README, flags=re.DOTALL | re.MULTILINE)
    named = [word for code in re.findall(r"`([^`]+)`", text) for word in code.split() if word.startswith(tops)]
    assert len(named) > 5
    assert [name for name in named if not (CHECKOUT / name).exists()] == []


def test_every_room_is_told() -> None:
    told = set(re.findall(r"^\| `aixreader/(\w+)/` \|", README, re.MULTILINE))
    assert told == {path.parent.name for path in (CHECKOUT / "aixreader").glob("*/__init__.py")}


def test_the_table_of_commands_is_the_command_line() -> None:
    rows = re.findall(r"^\| `aixreader( [^`]*)?` \|(.*)\|$", README, re.MULTILINE)
    told = [words.split() for words, _ in rows if words]
    parsers = choices(make_parser())
    assert {words[0] for words in told} == set(parsers)
    for row, (words, says) in zip(told, [row for row in rows if row[0]], strict=True):
        options = set(re.findall(r"--[a-z-]+", words + says))
        assert options <= set(parsers[row[0]]._option_string_actions), words
    formats = re.search(r"--format ([a-z\\|]+)`", README)
    assert formats is not None
    assert formats[1].split("\\|") == list(parsers["show"]._option_string_actions["--format"].choices or ())


def test_examples_of_the_command_line_are_understood() -> None:
    for example in re.findall(r"^\| `aixreader ([^`]*)` \|", README, re.MULTILINE):
        make_parser().parse_args(example.split())


def test_exit_codes_are_the_real_ones() -> None:
    told = re.search(r"Exit codes: (.*?)\. ", README)
    assert told is not None
    real = {
        kind.exit_code for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.AixError)
    }
    assert {int(code) for code in re.findall(r"\b(\d+) ", told[1])} == real | {0}


def test_programs_are_the_installed_ones() -> None:
    project = PROJECT["project"]
    for name in [*project["scripts"], *project["gui-scripts"]]:
        assert f"`{name}`" in README


def test_menus_are_the_windows() -> None:
    from aixreader.ui.base.actions import ACTIONS, MENUS

    def shown(text: str) -> str:
        return text.replace("&", "").removesuffix("…")

    real = {f"{shown(MENUS[spec.menu])} > {shown(spec.text)}" for spec in ACTIONS}
    told = re.findall(r"\*([A-Z]\w* > [^*]+)\*", README)
    assert told
    assert [entry for entry in told if entry not in real] == []


# ---------------------------------------------------------------------------------------------------------- the others
def test_the_changelog_begins_with_this_version() -> None:
    changelog = (CHECKOUT / "resources" / "changelog.md").read_text("utf-8")
    headings = re.findall(r"^## \[?([^\s\]]+)", changelog, re.MULTILINE)
    assert headings[0] == aixreader.__version__
    assert len(headings) == len(set(headings))


def test_files_that_comments_point_to_are_there() -> None:
    named = re.compile(r"(?<![\w/.-])(?:tests|aixreader|packaging|resources)/[\w/.-]+\.\w+(?![\w*<{-])")
    texts = [path for path in files() if path.name == "pyproject.toml" or path.parent == CHECKOUT / "packaging"]
    found = {
        name for path in texts if path.suffix in (".toml", ".py") for name in named.findall(path.read_text("utf-8"))
    }
    assert found
    assert [name for name in sorted(found) if not (CHECKOUT / name).exists()] == []


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_names(what: str) -> None:
    texts = {path.relative_to(CHECKOUT).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in files()}
    assert len(texts) > 300
    found = {name: match[0] for name, text in texts.items() if (match := UNWANTED[what].search(text))}
    assert found == {}


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a registry's host", f"https://{REGISTRY}.org/simple"),
        ("a registry's host", f"https://files.{REGISTRY[:2]}thonhosted.org/x"),
        ("a registry's address", "--extra-index" + "-url https://example.org"),
        ("a registry's address", "--find-" + "links /srv/wheels"),
        ("a path of one machine", f"in /{MACHINE[0]}/main"),
        ("a path of one machine", "'/home" + "/somebody/x'"),
        ("a path of one machine", "/root" + "/.cache"),
        ("a path of one machine", "C:\\" + "Users\\somebody"),
    ],
)
def test_what_no_file_may_name_is_found(what: str, text: str) -> None:
    assert UNWANTED[what].search(text)


def test_addresses_and_folders_of_the_project_are_no_machines() -> None:
    for text in (
        "https://owaspai.org/home/x",
        "aix://content/home/x",
        "tmp_path / 'home/x'",
        "~/exchange",
        "/docs/work/",
    ):
        assert not UNWANTED["a path of one machine"].search(text), text
