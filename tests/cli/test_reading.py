"""`aixreader reading`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def file(folder: Path, title: str, *sections: str) -> Path:
    path = folder / f"{title}.json"
    head = {"format": "aixreader-reading-list", "version": 1, "title": title}
    entries = [{"section": section, "title": section.title(), "why": "Hot"} for section in sections]
    path.write_text(json.dumps(head | {"sections": entries}), encoding="utf-8")
    return path


def test_a_list_is_imported_shown_shared_and_removed(read: Call, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    assert read(*home, "reading", "list").out == ""
    said = read(*home, "reading", "import", file(tmp_path, "Tea", "lidlock", "gone", "teapot"))
    assert said.code == 0
    assert said.out.startswith("added: Tea (")
    assert read(*home, "reading", "import", tmp_path / "Tea.json").out.startswith("already there: Tea (")
    assert read(*home, "reading", "list").out.split("\t")[1:] == ["Tea", "2", "0", "1 min\n"]
    said = read(*home, "reading", "show", "tea")
    assert said.out == "-\tlidlock\t1 min\tLid lock\tHot\n-\tteapot\t1 min\tTeapot watch\tHot\n"
    assert said.err == "Not in this edition: Gone\n"
    assert read(*home, "reading", "share", "tea", "--out", tmp_path / "out.json").code == 0
    shared = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [entry["section"] for entry in shared["sections"]] == ["lidlock", "gone", "teapot"]
    assert json.loads(read(*home, "reading", "share", "tea").out) == shared
    value = read(*home, "reading", "list", "--json").json()["reading_lists"][0]
    assert (value["title"], value["sections"], value["read"], value["missing"]) == ("Tea", 2, 0, ["Gone"])
    assert read(*home, "reading", "show", "tea", "--json").json()["sections"][0]["id"] == "lidlock"
    assert read(*home, "reading", "remove", "coffee").code == 1
    assert read(*home, "reading", "remove", "tea").out == "removed: Tea\n"
    assert read(*home, "reading", "list").out == ""


def test_a_list_is_exported_in_its_order(read: Call, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    read(*home, "reading", "import", file(tmp_path, "Tea", "teatheft", "teapot", "oversteep"))
    text = read(*home, "export", "list:tea", "--format", "txt").out
    assert text.startswith("Tea\n===")
    assert "Hot · 1 min" in text
    places = [text.index(f"\n{title}\n") for title in ("2.2 Tea theft", "Teapot watch", "2.1 Oversteeping")]
    assert places == sorted(places)
    assert read(*home, "export", "list:coffee", "--format", "txt").code == 1
    read(*home, "reading", "import", file(tmp_path, "Empty", "gone"))
    assert "no section of this edition" in read(*home, "export", "list:Empty", "--format", "txt").err


def test_what_is_not_a_list_is_refused(read: Call, tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text("[]", encoding="utf-8")
    said = read("--temp-home", tmp_path / "home", "reading", "import", tmp_path / "no.json")
    assert (said.code, said.out) == (4, "")
    assert "not a reading list" in said.err


def test_what_comes_with_the_reader_stays(call: Call, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    assert call(*home, "reading", "list").out.count("\n") == 7
    said = call(*home, "reading", "remove", "auditor")
    assert said.code == 1
    assert "nothing was removed" in said.err
