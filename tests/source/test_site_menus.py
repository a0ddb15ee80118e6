"""Menus from settings and front matter."""

from __future__ import annotations

from aixreader.source.config import SiteConfig, read_config
from aixreader.source.page_files import PageFile
from aixreader.source.page_place import find_places
from aixreader.source.page_source import read_page
from aixreader.source.site_menus import SiteMenus, read_menus


def menus(pages: dict[str, str], config: str = "") -> SiteMenus:
    sources = [read_page(PageFile(page, f"content/{page}.md"), text.encode()) for page, text in pages.items()]
    return read_menus(find_places(sources, None), read_config(config) if config else SiteConfig())


def test_entries_are_in_hugos_order() -> None:
    pages = {
        "docs/w2": "---\nweight: 2\n---",
        "docs/w1": "---\nweight: 1\n---",
        "docs/n": "---\ntitle: N\n---",
        "docs/m": "---\ntitle: Z\nlinkTitle: M\n---",
        "about": "---\nmenus: {main: {weight: 7, name: About us}, docs: {}}\n---",
    }
    config = (
        "menus:\n  main:\n  - {name: Two, pageRef: /docs/w2}\n  - {name: Gone, pageRef: /docs/gone}\n"
        "  - {name: First, url: /docs/W1/}\n  - {name: Away, url: https://example.org/about}\n"
        "  docs:\n  - {pageRef: docs/n}\n  - {pageRef: /docs/m.md}\n  - {pageRef: /docs/w2, weight: -1}\n"
    )
    found = menus(pages, config)
    assert [entry.page for entry in found.others] == ["docs/w1", "docs/w2", "about"]
    assert [entry.page for entry in found.documentation] == ["docs/w2", "about", "docs/m", "docs/n"]
    assert found.names() == {"docs/w1": "First", "docs/w2": "Two", "about": "About us"}
    assert found.paths() == {"docs/w1", "docs/w2", "docs/m", "docs/n", "about"}


def test_front_matter_names_menus_in_three_ways() -> None:
    pages = {"a": "---\nmenu: main\n---", "b": "---\nmenus: [main, footer]\n---", "c": "---\nmenu: {main: }\n---"}
    found = menus({**pages, "d": "---\nmenu: 3\n---", "e": "---\nmenus: [1, {x: 2}]\n---"})
    assert [entry.page for entry in found.menus["main"]] == ["a", "b", "c"]
    assert [entry.page for entry in found.menus["footer"]] == ["b"]


def test_addresses_of_the_site_itself_name_pages() -> None:
    config = "baseURL: https://www.a.example/\nmenus: {main: [{url: 'https://a.example/b/'}, {url: //a.example/b}]}"
    assert [entry.page for entry in menus({"b": ""}, config).others] == ["b"]
