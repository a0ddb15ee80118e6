"""`aixreader bookmarks`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.fixture
def marks(read: Call, tmp_path: Path) -> Call:
    return lambda *arguments: read("--temp-home", tmp_path / "home", "bookmarks", *arguments)


def test_added_listed_removed(marks: Call) -> None:
    assert marks("add", "TEAPOT", "lidlock").out == "added: teapot\nadded: lidlock\n"
    assert marks("list").out == "teapot\tTeapot watch\t\t\nlidlock\tLid lock\t\t\n"
    assert marks("remove", "AIX:Teapot").out == "removed: teapot\n"
    (left,) = marks("list", "--json").json()["bookmarks"]
    assert (left["id"], left["folder"], left["link"]) == ("lidlock", [], "https://owaspai.org/go/lidlock/")


def test_what_is_there_is_not_added_twice(marks: Call) -> None:
    marks("add", "teapot")
    again = marks("add", "teapot", "teapot", "lidlock", "--json")
    assert again.json() == {"added": ["lidlock"]}
    assert "already bookmarked" in again.err


def test_what_is_not_there(marks: Call) -> None:
    assert marks("add", "zebra").code == 1
    said = marks("remove", "zebra")
    assert said.code == 1
    assert "not bookmarked" in said.err
    assert marks("list").out == ""


def test_out_in_and_out_again(marks: Call, tmp_path: Path, read: Call) -> None:
    marks("add", "teapot", "lidlock")
    assert marks("export", "--out", tmp_path / "one.json").code == 0
    home = ("--temp-home", tmp_path / "other", "bookmarks")
    assert read(*home, "import", tmp_path / "one.json").out == "2 added, 0 already there, 0 in conflict.\n"
    assert read(*home, "import", tmp_path / "one.json").out == "0 added, 2 already there, 0 in conflict.\n"
    read(*home, "export", "--out", tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


@pytest.mark.parametrize("theirs", [False, True])
def test_differences_are_told(marks: Call, tmp_path: Path, *, theirs: bool) -> None:
    marks("add", "teapot")
    value = marks("export").json()
    value["bookmarks"][0]["title"] = "Mine"
    (tmp_path / "marks.json").write_text(json.dumps(value), encoding="utf-8")
    said = marks("import", tmp_path / "marks.json", *(["--theirs"] if theirs else []))
    assert "1 in conflict" in said.out
    assert "Teapot watch" in said.err
    assert ("Mine" in marks("list").out) is theirs
    assert marks("import", tmp_path / "marks.json", "--json").json()["conflicts"] == (
        [] if theirs else ["Teapot watch"]
    )


@pytest.mark.parametrize(("name", "begins"), [("m.md", "# Bookmarks"), ("m.html", "<!DOCTYPE"), ("m.csv", "kind,")])
def test_forms_by_the_files_name(marks: Call, tmp_path: Path, name: str, begins: str) -> None:
    marks("add", "teapot")
    assert marks("export", "--out", tmp_path / name).code == 0
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.removeprefix("\ufeff").startswith(begins)
    assert text.startswith("\ufeff") is (name == "m.csv"), "Excel takes UTF-8 without a mark for something else"
    assert marks("export", "--format", "csv").out.startswith("kind,"), "other programs take the mark for text"
    assert "byte order mark" in " ".join(marks("export", "--help").out.split())


def test_a_name_that_tells_no_form(marks: Call, tmp_path: Path) -> None:
    marks("add", "teapot")
    said = marks("export", "--out", tmp_path / "m.txt")
    assert said.code == 4
    assert "--format" in said.err
    assert marks("export", "--format", "md", "--out", tmp_path / "m.txt").code == 0


def test_nothing_is_exported_as_nothing(marks: Call, tmp_path: Path) -> None:
    for options in ((), ("--out", "-"), ("--out", tmp_path / "m.md"), ("--format", "csv"), ("--format", "html")):
        said = marks("export", *options)
        assert (said.code, said.out) == (1, "")
        assert "nothing to export" in said.err
    assert not (tmp_path / "m.md").exists()


def test_a_minus_is_stdout(marks: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks("add", "teapot")
    monkeypatch.chdir(tmp_path)
    assert marks("export", "--out", "-").out == marks("export").out
    assert marks("export", "--out", "-", "--format", "md").out.startswith("# Bookmarks")
    assert marks("export", "--out", "./-", "--format", "md").out == ""
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["-"]


def test_bookmarks_of_a_browser(marks: Call, tmp_path: Path) -> None:
    links = {"Pot": "https://www.owaspai.org/goto/TEAPOT?x=1", "Gone": "https://owaspai.org/go/zebra/", "Other": "x:y"}
    entries = "".join(f'<DT><A HREF="{address}">{title}</A>' for title, address in links.items())
    file = tmp_path / "bookmarks.html"
    file.write_text(f"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><H3>AI</H3><DL><p>{entries}</DL><p></DL>")
    said = marks("import", file)
    assert said.out == (
        "1 added, 0 already there, 0 in conflict, 1 passed over: no such section,"
        " 1 passed over: not of the AI Exchange.\n"
    )
    assert said.err == "Passed over: Gone (https://owaspai.org/go/zebra/)\n"
    assert marks("list").out == "teapot\tPot\tAI\t\n"
    assert [each["reason"] for each in marks("import", file, "--json").json()["passed_over"]] == [
        "no such section",
        "not of the AI Exchange",
    ]
    file.write_text('<DL><DT><A HREF="https://owaspai.org/go/zebra/">Gone</A></DL>')
    assert marks("import", file).code == 1, "nothing of it was taken"


def test_ids_that_no_edition_can_have_are_kept_and_told(marks: Call, tmp_path: Path) -> None:
    mark = {"id": "b1", "section": "a b/../c", "title": "Odd"}
    value = {"format": "aixreader-marks", "version": 1, "bookmarks": [mark], "folders": [{"id": "f", "title": "F"}]}
    (tmp_path / "m.json").write_text(json.dumps(value), encoding="utf-16")
    said = marks("import", tmp_path / "m.json")
    assert said.out.startswith("2 added")
    assert said.err == "Kept, though no edition can have such a section: Odd (a b/../c)\n"
    assert marks("list").out == "a b/../c\tOdd\t\t\n"
    assert "aix:a%20b/../c" in marks("export", "--format", "html").out


def test_a_backup_that_fails_is_told_and_nothing_else(marks: Call, tmp_path: Path) -> None:
    (tmp_path / "home" / "data").mkdir(parents=True)
    (tmp_path / "home" / "data" / "backups").touch()
    marks("add", "teapot")
    said = marks("list")
    assert (said.code, said.out) == (0, "teapot\tTeapot watch\t\t\n")
    assert "daily backup" in said.err


def test_a_file_that_is_none_of_ours(marks: Call, tmp_path: Path) -> None:
    (tmp_path / "tea").write_text("tea")
    assert marks("import", tmp_path / "tea").code == 4


def test_damage_is_told_and_nothing_else_lost(marks: Call, tmp_path: Path) -> None:
    marks("add", "teapot", "lidlock")
    path = tmp_path / "home" / "data" / "marks.db"
    data = bytearray(path.read_bytes())
    data[data.index(b"Lid lock")] ^= 1
    path.write_bytes(data)
    said = marks("list")
    assert "damaged" in said.err
    assert said.out.startswith("teapot")


def test_a_newer_database_is_listed_and_not_changed(marks: Call, tmp_path: Path) -> None:
    marks("add", "teapot")
    with closing(sqlite3.connect(tmp_path / "home" / "data" / "marks.db")) as database:
        database.execute("PRAGMA user_version=99")
    assert marks("list").out.startswith("teapot")
    said = marks("add", "lidlock")
    assert said.code == 4
    assert "newer" in said.err
