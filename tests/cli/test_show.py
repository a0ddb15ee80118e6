"""`aixreader show`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


def test_text_is_the_default(read: Call) -> None:
    said = read("show", "teapot")
    assert said.out == read("show", "teapot", "--format", "text").out
    assert said.out.startswith("#### Teapot watch\n")
    assert "#TEAPOT WATCH" not in said.out
    assert "“odd” steam" in said.out


def test_markdown_and_html(read: Call) -> None:
    assert read("show", "teapot", "--format", "md").out.startswith("#### #TEAPOT WATCH\n> Category:")
    assert '<h4 id="teapot-watch">Teapot watch</h4>' in read("show", "teapot", "--format", "html").out


def test_json_by_either_name(read: Call) -> None:
    said = read("show", "teapot", "--json")
    assert said.out == read("show", "teapot", "--format", "json").out
    assert said.json()["id"] == "teapot"
    assert (said.json()["title"], said.json()["heading"]) == ("Teapot watch", "#TEAPOT WATCH")
    assert set(said.json()) >= {
        "id",
        "slug",
        "title",
        "page",
        "anchor",
        "category",
        "fields",
        "permalink",
        "text",
        "html",
        "children",
    }


def test_only_leaves_the_sections_below_out(read: Call) -> None:
    assert "Lid lock" in read("show", "generalkettle").out
    assert "Lid lock" not in read("show", "generalkettle", "--only").out


def test_a_miss_names_the_nearest(read: Call) -> None:
    said = read("show", "teepot")
    assert (said.code, said.out) == (1, "")
    assert "Did you mean: teapot, " in said.err


def test_no_control_character_of_the_content_reaches_the_output(call: Call, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site" / "content" / "docs"
    copy.mkdir(parents=True)
    (copy.parents[1] / "hugo.yaml").write_bytes((site / "hugo.yaml").read_bytes())
    (copy / "overview.md").write_text("## Evil\n\na\x1b[31mb\x9bc &#27;[2J &#155;d \u202ee\n", "utf-8")
    for form in ("text", "md", "html", "json"):
        said = call("show", "evil", "--format", form, "--content", copy.parents[1], "--temp-home", tmp_path / form)
        assert said.code == 0
        assert not set(said.out) & set("\x1b\x9b\u202e")


@pytest.mark.parametrize("name", ["pages/p000.html", "catalogue.json"])
def test_damage_is_told(call: Call, site: Path, tmp_path: Path, name: str) -> None:
    call("build", site, "--out", tmp_path / "out")
    path = tmp_path / "out" / name
    path.write_bytes(path.read_bytes().replace(b"e", b"f", 1))
    said = call("show", "overview", "--edition", tmp_path / "out")
    assert (said.code, said.out) == (4, "")
    assert "damaged" in said.err


def test_the_record_is_one_object(read: Call) -> None:
    assert isinstance(json.loads(read("show", "docs/overview", "--json").out), dict)
