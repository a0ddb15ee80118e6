"""`aixreader export`."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aixreader.paths import user_folders
from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation
from aixreader.userdata.store import Store

Call = Callable[..., Any]
Start = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize("form", ["html", "epub", "md", "txt", "json"])
def test_files(read: Call, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"tea.{form}"
    said = read("export", "teapot", "lidlock", "--out", file)
    assert (said.code, said.out) == (0, "")
    assert "2 sections" in said.err
    assert file.stat().st_size > 300


def test_a_pdf(start: Start, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "tea.pdf"
    done = start("export", "teapot", "--edition", built, "--out", file)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes().startswith(b"%PDF-")


def test_formats_of_other_programs_say_what_they_do_not_hold(read: Call, tmp_path: Path) -> None:
    file = tmp_path / "tea.json"
    said = read("export", "all", "--format", "oscal", "--out", file)
    assert (said.code, said.out) == (0, "")
    assert said.err.splitlines() == [f"Exported threats and controls to {file}.", CATALOGUE_FORMATS[0].limits]
    assert file.read_bytes().startswith(b'{\n  "catalog": {')
    assert read("export", "teapot", "--format", "oscal").code == 5


def test_printed(read: Call) -> None:
    assert read("export", "teapot", "--format", "txt").out.startswith("Teapot watch\n")
    said = read("export", "teapot", "--format", "epub")
    assert (said.code, said.out) == (5, "")


def test_what_is_found_and_what_is_bookmarked(read: Call, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    assert "Somebody looks" in read(*home, "export", "search:steam", "--format", "md").out
    assert read(*home, "export", "bookmarks", "--format", "md").code == 1
    read(*home, "bookmarks", "add", "lidlock")
    assert "opens only for its owner" in read(*home, "export", "bookmarks", "--format", "md").out


def test_refused_in_words(read: Call, tmp_path: Path) -> None:
    assert read("export", "coffee", "--format", "md").code == 1
    assert read("export", "teapot", "--out", tmp_path / "tea.doc").code == 5
    assert read("export", "teapot", "--out", tmp_path / "gone" / "tea.md").code == 5
    assert not (tmp_path / "gone").exists()


def test_notes(read: Call, tmp_path: Path) -> None:
    home = user_folders(tmp_path / "home")
    store = Store(home.data, lambda: "2026-11-23")
    store.open()
    store.write([Put(Annotation("n", "teapot", "Teapot watch", "looks at the pot", note="Mind this."))])
    store.close()
    said = read("--temp-home", tmp_path / "home", "export", "notes", "--format", "txt")
    assert "looks at the pot" in said.out
    assert "Mind this." in said.out
    assert "Mind this." in read("--temp-home", tmp_path / "home", "export", "notes", "--format", "md").out
    assert read("--temp-home", tmp_path / "home", "export", "notes", "--format", "json").code == 5
    said = read("--temp-home", tmp_path / "home", "export", "teapot", "--notes", "--format", "txt")
    assert "==looks at the pot== [Note 1]" in said.out
    assert "> Mind this." in said.out


def test_markdown_in_a_folder(read: Call, tmp_path: Path) -> None:
    said = read("export", "all", "--format", "md", "--out", tmp_path / "book")
    assert (said.code, said.out) == (0, "")
    assert "(01-" in (tmp_path / "book" / "index.md").read_text("utf-8")
    assert list((tmp_path / "book" / "pictures").iterdir())
    assert read("export", "all", "--format", "md", "--out", tmp_path / "no" / "book").code == 5
    (tmp_path / "tea_files").touch()
    assert read("export", "all", "--out", tmp_path / "tea.md").code == 5
    assert not (tmp_path / "tea.md").exists(), "no file without its pictures"


def test_tags_are_for_pdfs(read: Call, tmp_path: Path) -> None:
    said = read("export", "teapot", "--tagged", "--out", tmp_path / "tea.md")
    assert (said.code, list(tmp_path.glob("*.md"))) == (5, [])
