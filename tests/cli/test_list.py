"""`aixreader list`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def test_rows_with_tabs(read: Call) -> None:
    said = read("list", "--role", "control")
    assert said.out.splitlines() == [
        "kettlerules\tcontrol\tgovernance\t\tKettle rules",
        "teapot\tcontrol\truntime\tAI engineer\tTeapot watch",
        "lidlock\tcontrol\tdevelopment-time\tinformation security\tLid lock",
    ]


def test_all_wishes_count(read: Call) -> None:
    said = read("list", "--role", "control", "--when", "runtime", "--by", "ai-engineer")
    assert said.out.startswith("teapot\t")
    assert len(said.out.splitlines()) == 1


def test_as_json(read: Call) -> None:
    sections = read("list", "--role", "threat-group", "--json").json()["sections"]
    assert [section["id"] for section in sections] == ["brewthreats"]
    assert sections[0]["permalink"] == "https://owaspai.org/go/brewthreats/"


def test_no_rows_are_no_error(read: Call) -> None:
    said = read("list", "--role", "threat", "--by", "ai-engineer", "--json")
    assert (said.code, said.json()) == (0, {"sections": []})


PAGES = {
    "hugo.toml": "title = 'Site'\n[[menus.main]]\npageRef = '/about'\n",
    "content/about.md": "---\ntitle: About\n---\nkettle",
    "content/leftover.md": "---\ntitle: Leftover\n---\nkettle",
    "content/docs/toml.md": "+++\ntitle = 'Second'\nweight = 2\n+++\nkettle",
    "content/docs/json.markdown": '{"title": "First", "weight": 1}\nkettle',
    "content/docs/quiet.md": "---\ntitle: Quiet\nexcludeSearch: true\n---\nkettle",
    "content/docs/draft.md": "---\ntitle: Draft\ndraft: true\n---\nkettle",
    "content/docs/later.html": "---\ntitle: Later\npublishDate: 2099-01-01\n---\nkettle",
}


def test_only_what_a_site_shows_is_listed_and_found(call: Call, tmp_path: Path) -> None:
    for name, text in PAGES.items():
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    home, edition = ("--temp-home", tmp_path / "home"), ("--edition", tmp_path / "edition")
    assert call("build", tmp_path / "site", "--out", tmp_path / "edition", *home).code == 0

    def ids(*arguments: str) -> list[str]:
        return [line.partition("\t")[0] for line in call(*arguments, *edition, *home).out.splitlines()]

    assert ids("list") == ["docs/json", "docs/toml", "about"]
    assert ids("list", "--all") == ["docs/json", "docs/toml", "docs/quiet", "about", "leftover"]
    assert sorted(ids("search", "kettle")) == ["about", "docs/json", "docs/toml"]
    assert sorted(ids("search", "kettle", "--all")) == ["about", "docs/json", "docs/quiet", "docs/toml", "leftover"]
    assert call("show", "leftover", *edition, *home).code == 0
    assert call("show", "docs/draft", *edition, *home).code == 1
    problems = call("problems", *edition, *home).out
    for place in ("draft.md:3\tunpublished", "later.html:3\tunpublished", "quiet.md:3\tunlisted", "leftover.md:1\tunl"):
        assert place in problems
