"""`aixreader search`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aixreader.paths import user_folders
from aixreader.userdata.shelf import SHELF_FILE, Shelf, ShelfEntry, ShelfStore

Call = Callable[..., Any]


@pytest.fixture
def search(read: Call, tmp_path: Path) -> Call:
    return lambda *arguments: read("--temp-home", tmp_path, "search", *arguments)


def test_rows_with_tabs(search: Call) -> None:
    said = search("teapot", "watch", "--limit", "1")
    assert said.code == 0
    (row,) = said.out.splitlines()
    assert row.split("\t")[:4] == [
        "teapot",
        "control",
        "Teapot watch",
        "1. Controls > 1.0 Controls in general > 1.1 Kettle rules",
    ]


def test_as_json(search: Call) -> None:
    found = search("steam", "--json").json()
    result = found["results"][0]
    assert result["id"] == "teapot"
    assert result["permalink"] == "https://owaspai.org/go/teapot/"
    assert set(result) >= {"id", "title", "path", "role", "page", "score", "snippet"}
    assert found["corrected"] is None
    assert found["total"] == len(found["results"]) == 1


def test_how_much_was_found(search: Call) -> None:
    found = search("teapot watch", "--json").json()
    assert 0 < found["complete"] <= found["total"]
    assert found["weak"] is False
    weak = search("zebra stripes and steam", "--json").json()
    assert weak["weak"] is True
    assert len(weak["results"]) <= 5
    assert "no section answers this" in search("zebra stripes and steam").err


def test_misspelled(search: Call) -> None:
    assert search("oversteping", "--json").json()["corrected"] == "oversteeping"


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (("--role", "control", "--when", "runtime"), {"teapot"}),
        (("--by", "ai-engineer"), {"teapot"}),
        (("--page", "1_controls", "--role", "control"), {"teapot", "lidlock", "kettlerules"}),
        (("--standard", "mitre-atlas"), {"kettlerules"}),
    ],
)
def test_filters(search: Call, filters: tuple[str, ...], ids: set[str]) -> None:
    found = search("teapot OR lid OR kettle", *filters, "--json").json()
    assert {result["id"] for result in found["results"]} == ids


def test_nothing_found_is_exit_code_1(search: Call) -> None:
    said = search("zebra")
    assert (said.code, said.out) == (1, "")
    assert "no results for 'zebra'" in said.err


def test_what_nothing_holds_is_said(search: Call) -> None:
    assert "nothing holds CVE-2024-1234." in search("CVE-2024-1234").err
    assert search("CVE-2024-1234", "--json").json()["missing"] == ["CVE-2024-1234"]
    said = search("teapot", "zxqv")
    assert said.code == 0
    assert "nothing holds zxqv." in said.err
    assert "nothing holds" not in search("teapot").err


def test_a_quotation_mark_that_is_not_closed_is_told_and_the_search_still_runs(search: Call) -> None:
    said = search('"lid that opens')
    assert (said.code, "lidlock" in said.out) == (0, True)
    assert "the quotation mark is not closed; searched for the phrase 'lid that opens'." in said.err
    assert "not closed" not in search('"lid that opens"').err


def test_why(search: Call) -> None:
    said = search("teapot", "--explain", "--limit", "1")
    assert "teapot in name (name)" in said.out
    reasons = search("teapot", "--explain", "--json").json()["results"][0]["reasons"]
    assert reasons[0]["field"] == "name"


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e3"])
def test_a_limit_that_is_none(search: Call, number: str) -> None:
    assert search("tea", "--limit", number).code == 2


def test_hostile_queries_are_harmless(search: Call) -> None:
    for query in ('"', "(((", "title:", "-" * 50, "\x1b[31m", "a" * 5000):
        assert search("--", query).code in (0, 1)


def test_notes_and_bookmarks(search: Call, read: Call, tmp_path: Path) -> None:
    assert search("bookmark:").code == 1
    assert read("--temp-home", tmp_path, "bookmarks", "add", "teapot").code == 0
    (row,) = search("bookmark:teapot").out.splitlines()
    assert row.split("\t")[1:3] == ["bookmark", "Teapot watch"]
    found = search("bookmark:watch", "--json").json()
    assert [mark["title"] for mark in found["marks"]] == ["Teapot watch"]
    assert (found["notes"], found["bookmarks"]) == (0, 1)
    none = search("note:teapot")
    assert (none.code, none.out) == (1, "")
    assert "no such notes or bookmarks" in none.err


def test_all_editions_of_the_shelf(search: Call, site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(site, other)
    page = other / "content" / "docs" / "overview.md"
    page.write_text(f"{page.read_text('utf-8')}\n## Samovars\n\nA samovar gives off steam.\n", "utf-8")
    folders = user_folders(tmp_path)
    folders.data.mkdir(parents=True)
    gone = ShelfEntry(str(tmp_path / "gone"))
    ShelfStore(folders.data / SHELF_FILE).save(Shelf((gone, ShelfEntry(str(other)))))
    assert search("samovar").code == 1
    said = search("samovar", "--all-editions")
    assert said.code == 0
    (row,) = said.out.splitlines()
    assert row.split("\t")[1] == "docs/overview#samovars"
    assert "gone was left out" in said.err
    found = search("steam", "--all-editions", "--json").json()
    assert [len(edition["results"]) for edition in found["editions"]] == [1, 2]
    assert search("zebra", "--all-editions").code == 1
