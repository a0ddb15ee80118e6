"""Small sites as the compiler reads them against what Hugo with Hextra renders.

The sites are in `sites/`, what Hugo makes of them in `tests/golden/hugo/`: `make_references` makes that anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from aixreader.addresses.site_map import page_path
from aixreader.model import Library, Page
from aixreader.progress import silent
from aixreader.source.compiler import compile_source
from aixreader.source.tree import open_source
from tests.fidelity.make_references import REFERENCES, SITES
from tests.fidelity.visible_blocks import Blocks, heading_ids, visible_blocks

# Pages of lists that Hugo makes without a file.
MADE_BY_HUGO = frozenset({"tags", "categories"})
# Where the same words are divided otherwise, or stand in another order, and why.
DIVIDED = {
    "docs/cards": "titles of cards and badges stand in boxes of the theme's",
    "docs/nested": "badges stand in boxes of the theme's",
    "docs/figures": "Hugo joins the caption and who it is from without a blank",
    "docs/tabs": "the titles of tabs stand over what they hold, not all of them first",
    "docs/inline": "the theme shows an image's title below it",
    "docs/lists": "the paragraphs of one definition are one block",
}
# Hugo's own placeholders of shortcodes stay in the ids of headings, with a number that we do not know.
PLACEHOLDER = "hahahugoshortcode"
NAMES = sorted(site.name for site in SITES.iterdir())


def compiled(name: str) -> Library:
    with open_source(SITES / name, silent) as tree:
        return compile_source(tree, silent)


def reference(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((REFERENCES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def walk(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield node
        yield from walk(node["below"])


def letters(blocks: Blocks) -> list[str]:
    """The letters of all blocks but captions, in whatever order."""
    return sorted("".join("".join(text.split()) for kind, text in blocks if kind != "figcaption"))


def paths(pages: list[Page]) -> list[str]:
    return [page_path(page.id) for page in pages]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_pages_are_published_with_the_same_words(name: str) -> None:
    pages = {page_path(page.id) or ".": page for page in compiled(name).pages}
    found = reference(name)["pages"]
    # Without a file of their own, lists of pages are empty.
    wanted = {path: found[path] for path in found if path not in MADE_BY_HUGO and (found[path] or path in pages)}
    assert set(pages) == set(wanted)
    for path, blocks in wanted.items():
        own = visible_blocks(pages[path].sanitised)
        if path in DIVIDED:
            assert (path, letters(own)) == (path, letters(blocks))
        else:
            assert (path, own) == (path, blocks)


@pytest.mark.parametrize("name", NAMES)
def test_headings_have_the_same_ids(name: str) -> None:
    """Those that Hugo gives none have one here, too: each heading is a section. An id given twice is there once."""
    pages = {page_path(page.id) or ".": page for page in compiled(name).pages}
    for path, wanted in reference(name)["headings"].items():
        own = heading_ids(pages[path].html)
        assert len(own) == len(wanted)
        seen: set[str] = set()
        for heading, (kind, anchor, _) in zip(own, wanted, strict=True):
            assert heading[0] == kind
            if anchor and anchor not in seen and PLACEHOLDER not in anchor:
                assert (path, heading[1]) == (path, anchor)
            seen.add(anchor)


@pytest.mark.parametrize("name", NAMES)
def test_titles_are_the_same(name: str) -> None:
    pages = {page_path(page.id): page for page in compiled(name).pages}
    for node in walk([reference(name)["tree"]]):
        page = pages.get(node["path"].strip("/"))
        if page is not None and node["title"]:
            assert (page.title, page.link_title or page.title) == (node["title"], node["link_title"])


def test_pages_stand_in_the_order_and_the_nesting_of_the_sidebar() -> None:
    pages = [page for page in compiled("order").pages if page.listed and page.id.startswith("docs/")]
    docs = next(node for node in reference("order")["tree"]["below"] if node["path"] == "/docs")
    assert paths(pages) == [*(node["path"].strip("/") for node in walk(docs["below"])), "docs"]
    under = {page_path(page.id): page_path(page.parent) if page.parent else "docs" for page in pages}
    for node in walk([docs]):
        for below in node["below"]:
            assert under[below["path"].strip("/")] == node["path"].strip("/")
    blog = next(node for node in reference("order")["tree"]["below"] if node["path"] == "/blog")
    pages = [page for page in compiled("order").pages if page.id.startswith("blog/")]
    assert paths(pages) == [node["path"].strip("/") for node in walk([blog])]


def test_pages_stand_in_the_order_of_the_menus() -> None:
    library, menus = compiled("menus"), reference("menus")["menus"]
    order = {name: [entry["address"].strip("/") for entry in entries] for name, entries in menus.items()}
    listed = paths([page for page in library.pages if page.listed])
    assert listed == [*order["docs"], "docs/outside", *order["main"], *order["footer"], "docs"]
    assert paths([page for page in library.pages if not page.listed]) == ["leftover"]
