"""Pages as Hugo arranges them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aixreader.model import Problem
from aixreader.source.config import SiteConfig, read_config
from aixreader.source.page_files import PageFile
from aixreader.source.page_source import read_page
from aixreader.source.site_tree import ArrangedPage, arrange
from tests.waiting import growth

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def arranged(pages: dict[str, str], config: str = "") -> tuple[list[ArrangedPage], list[Problem]]:
    """Pages by id, with their front matter as a flow of YAML."""
    sources = [
        read_page(PageFile(page, f"content/{page}.md"), f"---\n{{{front}}}\n---\n".encode())
        for page, front in pages.items()
    ]
    return arrange(sources, read_config(config) if config else SiteConfig(), NOW)


def ids(pages: dict[str, str], config: str = "") -> list[str]:
    return [page.place.id for page in arranged(pages, config)[0]]


def test_weight_then_date_then_title_then_path() -> None:
    pages = {
        "docs/e": "title: B",
        "docs/d": "title: A, linkTitle: Z",
        "docs/c": "date: 2020-01-01",
        "docs/b": "date: 2021-01-01",
        "docs/a": "weight: 2",
        "docs/z": "weight: 1",
        "docs/n": "weight: -1",
        "docs/g": "title: B",
        "docs/h": "",
    }
    assert [page[-1] for page in ids(pages)] == list("nzabchegd")


def test_sections_keep_their_nesting() -> None:
    pages = {
        "docs/part/_index": "weight: 1",
        "docs/part/two": "weight: 2",
        "docs/part/one": "weight: 1",
        "docs/part/sub/_index": "weight: 3",
        "docs/part/sub/x": "",
        "docs/part/folder/y": "weight: 4",
        "docs/first": "weight: -1",
        "docs/last": "",
        "blog/_index": "title: Blog",
        "blog/post": "",
        "auto/a": "",
    }
    found = [(page.place.id, page.parent) for page in arranged(pages)[0]]
    assert found == [
        ("docs/first", ""),
        ("docs/part/_index", ""),
        ("docs/part/one", "docs/part/_index"),
        ("docs/part/two", "docs/part/_index"),
        ("docs/part/sub/_index", "docs/part/_index"),
        ("docs/part/sub/x", "docs/part/sub/_index"),
        ("docs/part/folder/y", "docs/part/_index"),
        ("docs/last", ""),
        ("auto/a", ""),
        ("blog/_index", ""),
        ("blog/post", "blog/_index"),
    ]


def test_the_docs_menu_comes_first_with_what_is_below_its_entries() -> None:
    pages = dict.fromkeys(("docs/_index", "docs/a", "docs/b", "docs/p/_index", "docs/p/x", "docs/p/y", "_index"), "")
    config = (
        "menus: {docs: [{pageRef: /docs/p, weight: 1, identifier: part}, {pageRef: /docs/b, weight: 2},"
        " {pageRef: /docs/p/y, weight: 3}, {pageRef: /docs/a, weight: 4, parent: part}]}"
    )
    found = [(page.place.id, page.parent, page.order) for page in arranged(pages, config)[0]]
    assert found == [
        ("docs/p/_index", "", 0),
        ("docs/p/x", "docs/p/_index", 1),
        ("docs/a", "docs/p/_index", 2),
        ("docs/b", "", 3),
        ("docs/p/y", "", 4),
        ("_index", "", None),
        ("docs/_index", "", None),
    ]


def test_other_menus_order_the_other_pages() -> None:
    config = "menus: {main: [{pageRef: /z, weight: 1}, {pageRef: /, weight: 2}, {pageRef: /blog/b, weight: 3}]}"
    pages = {"_index": "", "y": "", "z": "", "blog/_index": "", "blog/a": "weight: 1", "blog/b": "weight: 2"}
    assert ids(pages, config) == ["z", "_index", "blog/_index", "blog/a", "blog/b", "y"]


def test_a_section_that_is_not_published_leaves_its_pages_to_the_next() -> None:
    pages = {
        "docs/p/_index": "draft: true",
        "docs/p/x": "",
        "docs/a": "title: A",
        "top/_index": "draft: true",
        "top/b": "",
    }
    assert [(page.place.id, page.parent) for page in arranged(pages)[0]] == [
        ("docs/p/x", ""),
        ("docs/a", ""),
        ("top/b", ""),
    ]


def test_a_section_has_the_date_of_its_newest_page() -> None:
    pages = {"a/_index": "", "a/x/p": "date: 2020-01-01", "b/_index": "", "b/p": "date: 2021-01-01", "c/_index": ""}
    assert ids(pages) == ["b/_index", "b/p", "a/_index", "a/x/p", "c/_index"]
    pages["b/_index"] = "expiryDate: 2099-01-01"
    assert ids(pages) == ["a/_index", "a/x/p", "b/_index", "b/p", "c/_index"]


def test_pages_of_a_section_that_is_in_no_list_are_in_none() -> None:
    pages = {"docs/_index": "sidebar: {exclude: true}", "docs/a": "", "docs/p/_index": "build: {list: never}"}
    found, problems = arranged({**pages, "docs/p/q/_index": "", "docs/p/q/x": "menus: main"})
    assert {page.place.id: (page.is_listed, page.is_searched) for page in found} == {
        "docs/_index": (False, True),
        "docs/a": (True, True),
        "docs/p/_index": (False, False),
        "docs/p/q/_index": (False, True),
        "docs/p/q/x": (True, True),
    }
    assert "its section is in no list" in [problem.what for problem in problems]


@pytest.mark.parametrize(
    ("front", "line"),
    [("draft: true", 2), ("publishDate: 2099-01-01", 2), ("expiryDate: 2001-01-01", 2), ("build: {render: never}", 2)],
)
def test_what_is_not_published_is_a_problem(front: str, line: int) -> None:
    pages, problems = arranged({"docs/a": "", "docs/b": front})
    assert [page.place.id for page in pages] == ["docs/a"]
    assert [(p.kind, p.file, p.line) for p in problems] == [("unpublished", "content/docs/b.md", line)]


@pytest.mark.parametrize(
    ("page", "front", "listed", "searched"),
    [
        ("top", "", False, False),
        ("about", "", True, True),
        ("about", "excludeSearch: true", True, False),
        ("top", "menus: footer", True, True),
        ("docs/a", "", True, True),
        ("docs/a", "excludeSearch: true", False, False),
        ("docs/a", "params: {excludeSearch: true}", False, False),
        ("docs/a", "sidebar: {exclude: true}", False, True),
        ("docs/a", "build: {list: never}", False, False),
        ("docs/a", "build: {list: local}", True, True),
        ("_index", "", True, True),
        ("blog/_index", "", True, True),
    ],
)
def test_what_lists_and_search_show(page: str, front: str, *, listed: bool, searched: bool) -> None:
    pages = {"about": "", "docs/z": "", page: front}
    found, problems = arranged(pages, "menus: {main: [{pageRef: /about}]}")
    shown = next(each for each in found if each.place.id == page)
    assert (shown.is_listed, shown.is_searched) == (listed, searched)
    assert [problem.kind for problem in problems] == ([] if listed and searched else ["unlisted"])


def test_menus_that_name_no_page_at_the_top_say_nothing_of_them() -> None:
    found, problems = arranged({"about": "", "docs/a": ""}, "menus: {docs: [{pageRef: /docs/a}]}")
    assert all(page.is_listed for page in found)
    assert problems == []


def test_arranging_takes_time_in_proportion_to_the_pages() -> None:
    def work(size: int) -> object:
        entries = ", ".join("{pageRef: /docs}" for _ in range(size))
        return arranged({f"docs/{n}": "" for n in range(size)}, f"menus: {{main: [{entries}]}}")

    assert growth(work, 100) < 12


def test_translations_are_not_listed() -> None:
    files = {"docs/a": "", "docs/a.fr": "fr"}
    sources = [
        read_page(PageFile(page, f"content/{page}.md", translation), b"x") for page, translation in files.items()
    ]
    found, problems = arrange(sources, SiteConfig(), NOW)
    assert {page.place.id: (page.is_listed, page.is_searched) for page in found} == {
        "docs/a": (True, True),
        "docs/a.fr": (False, False),
    }
    assert [problem.what for problem in problems] == ["it is a translation (fr)"]
