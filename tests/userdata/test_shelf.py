"""The shelf: last opened first, each place once, as many as it holds; what is damaged on disk is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aixreader.userdata.shelf import EDITION, MAX_ENTRIES, MAX_PATH, Shelf, ShelfEntry, ShelfStore


def entries(count: int) -> tuple[ShelfEntry, ...]:
    return tuple(ShelfEntry(f"/e/{number}", title=f"Edition {number}") for number in range(count))


def paths(shelf: Shelf) -> list[str]:
    return [entry.path for entry in shelf.entries]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shelf.json"


def test_the_one_opened_last_comes_first_and_each_place_once() -> None:
    shelf = Shelf(entries(3))
    again = shelf.with_first(ShelfEntry("/e/2", title="Newer"))
    assert paths(again) == ["/e/2", "/e/0", "/e/1"]
    assert again.entries[0].title == "Newer"
    assert len(shelf.with_first(ShelfEntry("/e/2", EDITION)).entries) == 4, "a built edition is another one"
    full = Shelf(entries(MAX_ENTRIES)).with_first(ShelfEntry("/new"))
    assert len(full.entries) == MAX_ENTRIES
    assert paths(full)[0] == "/new"
    assert f"/e/{MAX_ENTRIES - 1}" not in paths(full)


def test_what_is_removed_can_be_put_back_where_it_was() -> None:
    shelf = Shelf(entries(3))
    removed = shelf.entries[1]
    without = shelf.without(removed.id)
    assert paths(without) == ["/e/0", "/e/2"]
    assert without.find(removed.id) is None
    assert without.with_at(1, removed) == shelf
    assert without.without("unknown") == without


def test_it_is_stored_with_a_version_and_names_of_all_kinds(file: Path) -> None:
    store = ShelfStore(file)
    assert store.load() == Shelf()
    odd = ShelfEntry("/\udcff\u202e/" + "x" * (MAX_PATH - 10), EDITION, "Ünï <b>", "abc", "2026-01-02", 7, "2026-11-30")
    shelf = Shelf((odd, *entries(2)))
    store.save(shelf)
    assert ShelfStore(file).load() == shelf
    assert json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))["version"] == 0
    store.save(Shelf())
    assert ShelfStore(file).load() == Shelf()


def test_what_is_not_valid_is_left_out_and_a_newer_file_is_not_touched(file: Path) -> None:
    good = {"path": "/good", "title": "Good", "sections": 3}
    wrong: list[object] = [
        {"path": ""},
        {"path": "a\0b"},
        {"path": "x" * (MAX_PATH + 1)},
        {"title": "no path"},
        {"path": 3},
        "text",
        None,
    ]
    file.write_text(json.dumps({"version": 0, "entries": [*wrong, good, good, {"path": "/k", "kind": "other"}]}))
    loaded = ShelfStore(file).load()
    assert [(entry.path, entry.kind, entry.sections) for entry in loaded.entries] == [
        ("/good", "source", 3),
        ("/k", "source", 0),
    ]
    many = [{"path": f"/{number}"} for number in range(500)]
    file.write_text(json.dumps({"version": 0, "entries": many}))
    assert len(ShelfStore(file).load().entries) == MAX_ENTRIES

    for odd in ({"version": 0}, {"version": 0, "entries": {}}, {"version": 0, "entries": None}):
        file.write_text(json.dumps(odd))
        assert ShelfStore(file).load() == Shelf()

    file.write_text(json.dumps({"version": 9, "entries": [good]}))
    newer = ShelfStore(file)
    assert newer.load() == Shelf()
    assert "newer version" in newer.warning
    with pytest.raises(FileExistsError):
        newer.save(Shelf(entries(1)))
    assert json.loads(file.read_text())["version"] == 9

    file.write_text("{")
    damaged = ShelfStore(file)
    assert damaged.load() == Shelf()
    assert "could not be read" in damaged.warning
