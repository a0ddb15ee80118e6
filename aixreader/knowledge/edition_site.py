"""The targets of links in an edition, for the resolver that the compiler uses for a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from aixreader.addresses.site_map import DEFAULT_HOST, Redirect, SiteMap, page_path
from aixreader.edition.edition import Edition
from aixreader.html.tree import ids
from aixreader.model import Section

PREFIXES = frozenset({"go", "goto"})


def edition_site(edition: Edition) -> SiteMap:
    """The site that an edition was made of. Its pages are read for their ids when the first of those is asked for."""
    redirects = {
        slug: Redirect(_address(target, edition), set(PREFIXES)) for slug, target in edition.catalogue.redirects.items()
    }
    for section in edition.sections.values():  # a section that shares its slug has another id
        for slug in (section.slug, *section.aliases):
            if slug and slug != section.id:
                redirects.setdefault(slug, Redirect(_section_address(section), set(PREFIXES)))
    return SiteMap(DEFAULT_HOST, edition.sections.values(), _PageIds(edition), redirects, edition.assets)


class _PageIds(Mapping[str, list[str]]):
    """The ids of each page, read from its HTML."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def __getitem__(self, page: str) -> list[str]:
        if page not in self._edition.pages:
            raise KeyError(page)
        return ["", *(name for name, _ in ids(self._edition.page_html(page)))]

    def __iter__(self) -> Iterator[str]:
        return iter(self._edition.pages)

    def __len__(self) -> int:
        return len(self._edition.pages)


def _address(target: str, edition: Edition) -> str:
    """The address of a redirect's target: of a section, a page or a file by its path, of any other as it is."""
    if section := edition.sections.get(target):
        return _section_address(section)
    page, _, anchor = target.partition("#")
    if page in edition.pages:
        return f"/{page_path(page)}#{quote(anchor)}"
    return f"/{quote(target)}" if target in edition.assets else target


def _section_address(section: Section) -> str:
    return f"/{page_path(section.page)}#{quote(section.anchor)}"
