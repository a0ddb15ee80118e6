"""A control is called by one name in all that is printed and written, and is found by either form."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aixreader.publish.citation import FORMATS as CITATIONS
from aixreader.services.export.export_formats import FORMATS as EXPORTS
from aixreader.services.marks.marks_files import FORMATS as MARKS
from aixreader.services.tables.table_files import SHEET_FORMATS

Call = Callable[..., Any]
Home = tuple[str, Path]
NAME, HEADING = "Lid lock", "#LID LOCK"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The options for folders of the user that are empty."""
    return "--temp-home", tmp_path / "home"


def texts_of(path: Path) -> str:
    """What a file holds, of a packed one all files."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(path) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def without(value: object, *keys: str) -> object:
    """Data without the fields that hold what the source says."""
    if isinstance(value, dict):
        return {name: without(inside, *keys) for name, inside in value.items() if name not in keys}
    return [without(inside, *keys) for inside in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "command",
    [
        "show lidlock",
        "show lidlock --format html",
        "list --role control",
        "search lid lock --limit 1",
        "relations lidlock",
        "table",
        *(f"cite lidlock --format {form.id}" for form in CITATIONS),
    ],
)
def test_in_each_command(read: Call, home: Home, command: str) -> None:
    said = read(*home, *command.split())
    assert said.code == 0
    assert NAME in said.out + said.err
    assert HEADING not in said.out + said.err


def test_in_data_beside_the_heading(read: Call, home: Home) -> None:
    for command in ("show lidlock --json", "list --role control --json", "search lid lock --limit 1 --json"):
        data = read(*home, *command.split()).json()
        assert NAME in json.dumps(data), command
        assert HEADING not in json.dumps(without(data, "heading", "label")), command


def test_in_each_file(read: Call, home: Home, tmp_path: Path) -> None:
    """In a table the heading has a column of its own, "label"."""
    books = [form.id for form in EXPORTS if form.id != "pdf" and not form.is_whole]  # whole ones: other programs' names
    commands = [f"export lidlock --format {form}" for form in books]
    commands += [f"table --format {form.id}" for form in SHEET_FORMATS]
    commands += [f"bookmarks export --format {form.id}" for form in MARKS]
    assert read(*home, "bookmarks", "add", HEADING).out == "added: lidlock\n"
    assert NAME in read(*home, "bookmarks", "list").out
    for number, command in enumerate(commands):
        out = tmp_path / f"{number}.{command.split()[-1]}"
        said = read(*home, *command.split(), "--out", out)
        if said.code and "no marks that this format holds" in said.err:
            continue
        assert said.code == 0, (command, said.err)
        text = texts_of(out)
        assert NAME in text, command
        if not command.startswith("table"):
            assert HEADING not in text.replace(f'"heading": "{HEADING}"', ""), command


@pytest.mark.parametrize("form", [HEADING, NAME, "LID LOCK", "lid lock", "lidlock", "Lid-lock", " #lid lock "])
def test_it_is_found_by_either_form(read: Call, home: Home, form: str) -> None:
    assert read("show", form).out == read("show", "lidlock").out
    assert read("cite", form).out == read("cite", "lidlock").out
    assert read("relations", form).out == read("relations", "lidlock").out
    assert read(*home, "search", form).out.startswith("lidlock\t")


@pytest.mark.parametrize("title", ["#LID LOCK", "Lid lock"])
def test_citations_of_every_version_can_be_verified(read: Call, tmp_path: Path, title: str) -> None:
    for form in CITATIONS:
        landed = read("cite", "lidlock", "--quote", "A lid that opens only for its owner.", "--format", form.id).out
        file = tmp_path / "cited.txt"
        file.write_text(landed.replace(NAME, title), encoding="utf-8")
        said = read("cite", "--verify", file)
        assert said.code == 0, (form.id, said.out, said.err)
