"""`aixreader edition log`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aixreader.userdata.shelf import SHELF_FILE, Shelf, ShelfEntry, ShelfStore
from tests.source.clone.conftest import Repository

Call = Callable[..., Any]
HEAD = "---\ntitle: Tea\n---\n## HOT WATER\n> Permalink: https://owaspai.org/go/hotwater/\n\n"
PAGE = HEAD + "Keep it {0}, as {0} as can be.\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of two commits; the message of the second was made to do harm."""
    repository = Repository(tmp_path / "clone")
    sites = [{"hugo.yaml": "title: T\n", "content/docs/tea.md": PAGE.format(word)} for word in ("warm", "hot")]
    first = repository.commit(repository.site(sites[0]), message="Begin")
    message = "Heat\x1b[2J it\u202e up\n\nAt length."
    last = repository.commit(repository.site(sites[1]), [first], time=1_760_000_000, message=message)
    repository.ref("refs/heads/main", last)
    return repository.path


def test_the_history_in_a_clone(call: Call, clone: Path, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    said = call("edition", "log", "hotwater", "--content", clone, *home)
    assert said.code == 0
    rows = [line.split("\t") for line in said.out.splitlines()]
    assert [(row[0], row[2]) for row in rows] == [
        ("2025-10-09", "reworded, 38 %"),
        ("2025-09-01", "the oldest one with it"),
    ]
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert "[-warm" in call("edition", "log", "hotwater", "--content", clone, "--words", *home).out
    record = call("edition", "log", "hotwater", "--content", clone, "--limit", "1", "--json", *home).json()
    assert (record["is_cut"], len(record["entries"])) == (True, 1)
    entry = record["entries"][0]
    assert (entry["name"], entry["change"]["class"], entry["source"]) == (
        "HOT WATER",
        "reworded",
        f"{clone}@{entry['revision'][:12]}",
    )


def test_the_history_over_the_editions_on_the_shelf(call: Call, site: Path, site_before: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    said = call("edition", "log", "oversteep", "--temp-home", home)
    assert said.code == 1
    assert "Fewer than two editions" in said.err
    places = [shutil.copytree(own, tmp_path / f"{own.name} copied") for own in (site_before, site)]
    for place, date in zip(places, ("2025-01-02", "2026-01-02"), strict=True):
        (place / "MANIFEST.json").write_text(f'{{"date": "{date}"}}', encoding="utf-8")
    (home / "data").mkdir(parents=True, exist_ok=True)
    ShelfStore(home / "data" / SHELF_FILE).save(Shelf(tuple(ShelfEntry(str(place)) for place in places)))
    said = call("edition", "log", "oversteep", "--temp-home", home)
    assert (said.code, len(said.out.splitlines())) == (0, 2)
    assert "was “Steeping too long”" in said.out


def test_what_cannot_be(call: Call, clone: Path, tmp_path: Path) -> None:
    home = ("--temp-home", tmp_path / "home")
    assert call("edition", "log", "cups", "--content", clone, *home).code == 1
    assert call("edition", "log", "cups", "--content", tmp_path, *home).code == 3
    for limit in ("0", "x", "-1", "99999999"):
        assert call("edition", "log", "cups", "--limit", limit, *home).code == 2
