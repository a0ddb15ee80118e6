"""What is written beside the code: README and other documents, changelog and comments, compared with the code."""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

import aixreader
from aixreader import errors
from aixreader.cli.commands import make_parser
from aixreader.userdata.policy import ENFORCEABLE, read_policy

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "aixreader"
README = (CHECKOUT / "README.md").read_text("utf-8")
DEPLOYMENT = (CHECKOUT / "packaging" / "README.md").read_text("utf-8")
CONTRIBUTING = (CHECKOUT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
SECURITY = (CHECKOUT / ".github" / "SECURITY.md").read_text("utf-8")
ARCHITECTURE = (PACKAGE / "ARCHITECTURE.md").read_text("utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))

DOCUMENTS = (
    "README.md",
    "packaging/README.md",
    ".github/CONTRIBUTING.md",
    ".github/SECURITY.md",
    "aixreader/ARCHITECTURE.md",
)
REPORT = "Security > Report a vulnerability"
"""Where GitHub's own menu takes reports."""
MAX_README = 170
"""Lines."""
MAX_WIDTH = 120
"""Characters of a line that is no row of a table."""

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
    subparsers = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(subparsers[0]) if subparsers else {}


def parser_of(words: list[str]) -> argparse.ArgumentParser:
    """The parser of a command, or of an action of one."""
    parser = choices(make_parser())[words[0]]
    return choices(parser).get(words[1], parser) if len(words) > 1 else parser


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


def read(document: str) -> str:
    """The text of one of `DOCUMENTS`."""
    return (CHECKOUT / document).read_text("utf-8")


def prose(document: str) -> str:
    """Its text without blocks of code, on one line, so that nothing is split where a line is wrapped."""
    return " ".join(re.sub(r"^```.*?^```$", "", read(document), flags=re.DOTALL | re.MULTILINE).split())


# ------------------------------------------------------------------------------------------------------ all documents
def test_the_commands_of_the_checkout_are_real() -> None:
    dev = {
        document: [command.split(" -- ")[0] for command in commands_in(read(document)) if "dev.py" in command]
        for document in DOCUMENTS
    }
    assert dev["README.md"] == [f"python3 packaging/dev.py {name}" for name in ("run", "test")]
    assert dev["packaging/README.md"] == ["python3 packaging/dev.py release"]
    assert dev[".github/CONTRIBUTING.md"] == dev["README.md"]
    source = (CHECKOUT / "packaging" / "dev.py").read_text("utf-8")
    real = set(re.findall(r"add_parser\(\"(\w+)\"", source))
    assert real == {"run", "test", "release"}
    named = {name for document in DOCUMENTS for name in re.findall(r"packaging/dev\.py (\w+)", read(document))}
    assert named == real
    assert "python3 packaging/dev.py test" in (CHECKOUT / ".ci" / "run").read_text("utf-8").splitlines()


def test_the_oldest_python_is_named() -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    for text in (README, CONTRIBUTING):
        assert f"Python {oldest} or newer" in text


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    text = read(document)
    targets = [target for target in re.findall(r"\]\(([^)\s]+)", text) if not re.match(r"\w+://|#|mailto:", target)]
    folder = (CHECKOUT / document).parent
    assert targets or document == ".github/SECURITY.md"
    assert [target for target in targets if not (folder / target.partition("#")[0]).exists()] == []


def test_every_document_is_linked_from_the_readme() -> None:
    assert {document for document in DOCUMENTS if f"]({document})" in README} == set(DOCUMENTS) - {"README.md"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_exists(document: str) -> None:
    tops = tuple(f"{path.name}/" for path in CHECKOUT.iterdir() if path.is_dir())
    named = [word for code in re.findall(r"`([^`]+)`", prose(document)) for word in code.split()]
    paths = [word for word in named if word.startswith(tops) and "golden/" not in word]
    assert len(paths) > (0 if document == "README.md" else 5)
    assert [name for name in paths if not (CHECKOUT / name).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_menus_are_the_windows(document: str) -> None:
    from aixreader.ui.base.action_table import ACTIONS, MENUS

    def shown(text: str) -> str:
        return text.replace("&", "").removesuffix("…")

    real = {f"{shown(MENUS[spec.menu])} > {shown(spec.text)}" for spec in ACTIONS}
    entries = re.findall(r"\*([A-Z]\w* > [^*]+)\*", prose(document))
    assert entries or document != "README.md"
    assert [entry for entry in entries if entry not in real | {REPORT}] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_lines_are_wrapped(document: str) -> None:
    lines = read(document).splitlines()
    assert [line for line in lines if len(line) > MAX_WIDTH and not line.startswith("| ")] == []


# ------------------------------------------------------------------------------------------------------------- README
def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= MAX_README


def test_the_table_of_commands_is_the_command_line() -> None:
    rows = re.findall(r"^\| `aixreader( [^`]*)?` \|(.*)\|$", README, re.MULTILINE)
    commands = [words.split() for words, _ in rows if words]
    parsers = choices(make_parser())
    assert {words[0] for words in commands} == set(parsers)
    assert len(commands) == len(parsers)
    for row, (words, text) in zip(commands, [row for row in rows if row[0]], strict=True):
        options = set(re.findall(r"--[a-z-]+", words + text))
        parser = parser_of(row)
        assert options <= set(parser._option_string_actions), words
        for formats in re.findall(r"--format ([a-z\\|]+)", text):
            known = parser._option_string_actions["--format"].choices or ()
            assert formats.split("\\|") == list(known), words
    formats = re.search(r"--format ([a-z\\|]+)`", README)
    assert formats is not None
    assert formats[1].split("\\|") == list(parsers["show"]._option_string_actions["--format"].choices or ())


def test_examples_of_the_command_line_are_understood() -> None:
    for example in re.findall(r"^\| `aixreader ([^`]*)` \|", README, re.MULTILINE):
        make_parser().parse_args(example.split())


def test_exit_codes_are_the_real_ones() -> None:
    sentence = re.search(r"Exit codes: (.*?)\. ", prose("README.md"))
    assert sentence is not None
    real = {
        kind.exit_code for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.AixError)
    }
    assert {int(code) for code in re.findall(r"\b(\d+) ", sentence[1])} == real | {0}


def test_programs_are_the_installed_ones() -> None:
    project = PROJECT["project"]
    for name in [*project["scripts"], *project["gui-scripts"]]:
        assert f"`{name}`" in README


def test_keys_are_the_windows() -> None:
    from aixreader.ui.base.action_table import ACTIONS

    real = {key for spec in ACTIONS for key in spec.shortcuts}
    rows = re.findall(r"^\| ((?:Ctrl|Alt|F\d)[^|]*) \|", README, re.MULTILINE)
    keys = [key for row in rows for key in row.split(", ")]
    assert len(keys) > 10
    assert [key for key in keys if key not in real] == []


# -------------------------------------------------------------------------------------------------- packaging/README.md
def test_the_policy_in_the_deployment_guide_is_valid(tmp_path: Path) -> None:
    block = re.search(r"^```json\n(.*?)^```$", DEPLOYMENT, re.DOTALL | re.MULTILINE)
    assert block is not None
    file = tmp_path / "policy.json"
    file.write_text(block[1], encoding="utf-8")
    assert json.loads(block[1])["only"] is True
    if Path("/srv").is_absolute():  # it is none on Windows, where such a path has no drive
        assert read_policy(file).warning == ""


def test_the_settings_that_a_policy_can_fix_are_all_listed() -> None:
    table = DEPLOYMENT.partition("| setting | values |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == ENFORCEABLE


# ---------------------------------------------------------------------------------------------------------- SECURITY.md
def test_promises_are_numbered_and_tests_name_no_others() -> None:
    numbers = [int(number) for number in re.findall(r"^\| G(\d+) \|", SECURITY, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    texts = (path.read_text("utf-8") for path in (CHECKOUT / "tests").rglob("*.py"))
    named = {int(number) for text in texts for number in re.findall(r"[Pp]romises? G(\d+)", text)}
    assert named
    assert named <= set(numbers)


# ------------------------------------------------------------------------------------------------------ ARCHITECTURE.md
def test_every_room_is_listed() -> None:
    listed = re.findall(r"^\| `(aixreader/[\w/]+)/` \|", ARCHITECTURE, re.MULTILINE)
    real = {path.parent.relative_to(CHECKOUT).as_posix() for path in PACKAGE.rglob("*/__init__.py")}
    assert len(listed) == len(set(listed))
    assert set(listed) == real


def test_the_layers_are_those_of_the_import_contracts() -> None:
    blocks = dict(re.findall(r"^```layers (\S+)\n(.*?)^```$", ARCHITECTURE, re.DOTALL | re.MULTILINE))
    contracts = {
        contract["containers"][0]: [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]
        for contract in PROJECT["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    }
    assert {name: [set(line.split()) for line in block.splitlines()] for name, block in blocks.items()} == contracts


def names_of_the_package() -> set[str]:
    """Every name that the package defines or uses: modules, classes, functions, variables, attributes, arguments."""
    names: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        names |= {path.stem, path.parent.name}
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.Name):
                names.add(node.id)
            elif isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.arg):
                names.add(node.arg)
    return names


def test_every_name_in_the_architecture_is_one_of_the_code() -> None:
    real = names_of_the_package() | {"pyproject", "toml"}
    quoted = set(re.findall(r"`([A-Za-z_][\w.]*)(?:\(\w*\))?`", prose("aixreader/ARCHITECTURE.md")))
    named = {part for code in quoted for part in code.split(".") if part}
    assert len(named) > 20
    assert sorted(named - real) == []


@pytest.mark.parametrize("document", [".github/CONTRIBUTING.md", "aixreader/ARCHITECTURE.md"])
def test_quoted_code_is_that_of_the_repository(document: str) -> None:
    """A block of Python names its file in its first line; a line of "..." stands for what is left out."""
    blocks = re.findall(r"^```python\n(.*?)^```$", read(document), re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        first, _, code = block.partition("\n")
        assert first.startswith("# "), first
        lines = [line.strip() for line in (CHECKOUT / first.removeprefix("# ")).read_text("utf-8").splitlines()]
        for piece in re.split(r"^\s*\.\.\.\n", code, flags=re.MULTILINE):
            wanted = [line.strip() for line in piece.strip("\n").splitlines()]
            runs = (lines[at : at + len(wanted)] for at in range(len(lines)))
            assert wanted in runs, f"{first}: {piece}"


# ---------------------------------------------------------------------------------------------------------- the others
def test_the_changelog_begins_with_this_version() -> None:
    changelog = (CHECKOUT / "resources" / "changelog.md").read_text("utf-8")
    headings = re.findall(r"^## \[?([^\s\]]+)", changelog, re.MULTILINE)
    assert headings[0] == aixreader.__version__
    assert len(headings) == len(set(headings))


def test_files_that_comments_name_exist() -> None:
    named = re.compile(r"(?<![\w/.-])(?:tests|aixreader|packaging|resources)/[\w/.-]+\.\w+(?![\w*<{-])")
    texts = [path for path in files() if path.name == "pyproject.toml" or path.parent == CHECKOUT / "packaging"]
    paths = {
        name for path in texts if path.suffix in (".toml", ".py") for name in named.findall(path.read_text("utf-8"))
    }
    assert paths
    assert [name for name in sorted(paths) if not (CHECKOUT / name).exists()] == []


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_names(what: str) -> None:
    texts = {path.relative_to(CHECKOUT).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in files()}
    assert len(texts) > 300
    matches = {name: match[0] for name, text in texts.items() if (match := UNWANTED[what].search(text))}
    assert matches == {}


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
def test_what_no_file_may_name_is_detected(what: str, text: str) -> None:
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
