"""Where pages stand in a site."""

from __future__ import annotations

import pytest

from aixreader.source.page_files import PageFile
from aixreader.source.page_place import PagePlace, find_places
from aixreader.source.page_source import read_page


def places(pages: dict[str, str], cascade: object = None) -> dict[str, PagePlace]:
    sources = [read_page(PageFile(page, f"content/{page}.md"), text.encode()) for page, text in pages.items()]
    return {place.id: place for place in find_places(sources, cascade)}


@pytest.mark.parametrize(
    ("page", "path", "section", "kind"),
    [
        ("_index", "", "", "home"),
        ("about", "about", "", "page"),
        ("docs/_index", "docs", "", "section"),
        ("docs/a", "docs/a", "docs", "page"),
        ("docs/part/_index", "docs/part", "docs", "section"),
        ("docs/part/B", "docs/part/b", "docs/part", "page"),
        ("docs/plain/c", "docs/plain/c", "docs", "page"),
        ("docs/own/index", "docs/own", "docs", "page"),
        ("blog/deep/d", "blog/deep/d", "blog", "page"),
    ],
)
def test_sections_are_folders_with_a_page_or_at_the_top(page: str, path: str, section: str, kind: str) -> None:
    pages = ("_index", "about", "docs/_index", "docs/a", "docs/part/_index", "docs/part/B", "docs/plain/c")
    place = places(dict.fromkeys((*pages, "docs/own/index", "blog/deep/d"), ""))[page]
    assert (place.path, place.section, place.kind, place.is_top) == (path, section, kind, page == "about")


def test_values_come_down_from_sections_and_settings() -> None:
    found = places(
        {
            "_index": "---\ncascade: {x: home, y: home}\n---\n",
            "docs/_index": "---\ncascade:\n- {x: docs}\n- {draft: true, target: {path: /docs/b}}\n---\n",
            "docs/a": "---\ntitle: A\nlinkTitle: Short\n---\n",
            "docs/b": "---\nx: own\n---\n",
        },
        {"z": "settings", "target": {"kind": "page"}},
    )
    assert {key: found["docs/a"].values.get(key) for key in ("x", "y", "z", "draft")} == {
        "x": "docs", "y": "home", "z": "settings", "draft": None,
    }  # fmt: skip
    assert (found["docs/b"].values["x"], found["docs/b"].values["draft"]) == ("own", True)
    assert (found["docs/_index"].values["x"], found["docs/_index"].values.get("z")) == ("docs", None)
    assert (found["docs/a"].link_title, found["docs/b"].link_title) == ("Short", "")
