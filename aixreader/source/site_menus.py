"""The menus of a site: what its settings and the pages' front matter say, in Hugo's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from aixreader.source.collation import collation_key
from aixreader.source.config import DOCS_MENU, MenuEntry, SiteConfig, read_entry
from aixreader.source.page_place import PagePlace
from aixreader.source.publication import weight_of
from aixreader.source.site_layout import is_page_name

MAIN_MENU = "main"
MENUS = ("menus", "menu")


@dataclass(frozen=True, slots=True)
class SiteMenus:
    """Entries by menu, `page` of each the path of a page that is published; the docs menu first, then the main one."""

    menus: Mapping[str, tuple[MenuEntry, ...]]

    @property
    def documentation(self) -> tuple[MenuEntry, ...]:
        """The docs menu."""
        return self.menus.get(DOCS_MENU, ())

    @property
    def others(self) -> Iterator[MenuEntry]:
        """The entries of all other menus."""
        return (entry for name, entries in self.menus.items() if name != DOCS_MENU for entry in entries)

    def names(self) -> dict[str, str]:
        """What the first menu that names a page calls it, by path."""
        names: dict[str, str] = {}
        for entries in self.menus.values():
            for entry in entries:
                if entry.name != entry.page:
                    names.setdefault(entry.page, entry.name)
        return names

    def paths(self) -> set[str]:
        """The pages that are in a menu."""
        return {entry.page for entries in self.menus.values() for entry in entries}


def read_menus(pages: Iterable[PagePlace], config: SiteConfig) -> SiteMenus:
    """The menus of the settings and of the published `pages`."""
    by_path = {page.path: page for page in pages}
    found: dict[str, list[MenuEntry]] = {DOCS_MENU: [], MAIN_MENU: []}
    for name, entries in config.menus.items():
        found.setdefault(name, []).extend(entries)
    for page in by_path.values():
        for name, entry in _own_entries(page):
            found.setdefault(name, []).append(entry)
    menus: dict[str, tuple[MenuEntry, ...]] = {}
    for name, listed in found.items():
        kept = [completed for entry in listed if (completed := _completed(entry, by_path)) is not None]
        menus[name] = tuple(sorted(kept, key=lambda entry: _sort_key(entry, by_path[entry.page])))
    return SiteMenus(menus)


def _own_entries(page: PagePlace) -> Iterator[tuple[str, MenuEntry]]:
    """The entries of a page's front matter: the name of a menu, names, or a map of them."""
    for key in MENUS:
        value = page.values.get(key)
        named: Mapping[str, object] = {}
        if isinstance(value, str):
            named = {value: {}}
        elif isinstance(value, list):
            named = {name: {} for name in value if isinstance(name, str)}
        elif isinstance(value, dict):
            named = value
        for name, entry in named.items():
            own = read_entry({**entry, "pageref": page.path} if isinstance(entry, dict) else {"pageref": page.path})
            if own is not None:
                yield name, own


def _completed(entry: MenuEntry, pages: Mapping[str, PagePlace]) -> MenuEntry | None:
    """The entry with its page's path and weight; None where there is no such page."""
    path = entry.page.lower()
    if path not in pages and is_page_name(path):
        path = path.rpartition(".")[0]
    if path not in pages:
        return None
    name = path if entry.name == entry.page else entry.name
    return replace(entry, page=path, name=name, weight=entry.weight or weight_of(pages[path].values))


def _sort_key(entry: MenuEntry, page: PagePlace) -> tuple[object, ...]:
    name = page.link_title if entry.name == entry.page else entry.name
    return not entry.weight, entry.weight, collation_key(name), entry.identifier
