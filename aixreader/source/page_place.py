"""Where a page stands in a site: its section, and what it inherits from the sections above: `find_places`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aixreader.addresses.site_map import page_path
from aixreader.source.cascade import inherited, read_cascades
from aixreader.source.front_matter import as_text
from aixreader.source.page_source import PageSource

HOME, SECTION, PAGE = "home", "section", "page"


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A page in its place; `values` are its front matter with what it inherits, `section` the path of its section."""

    source: PageSource
    path: str
    section: str
    kind: str
    values: Mapping[str, object]

    @property
    def id(self) -> str:
        """The page's id."""
        return self.source.page.id

    @property
    def file(self) -> str:
        """The page's file."""
        return self.source.page.file

    @property
    def link_title(self) -> str:
        """What lists call it, "" where its front matter does not say."""
        return as_text(self.values.get("linktitle")) or as_text(self.values.get("title"))

    @property
    def is_top(self) -> bool:
        """Whether it is a page at the top of the site, in no section."""
        return self.kind == PAGE and not self.section


def find_places(sources: Sequence[PageSource], cascade: object) -> list[PagePlace]:
    """The places of all pages; `cascade` is that of the settings.

    A folder is a section where it has a page of its own (`_index`), and at the top of the site in any case.
    """
    paths = {source.page.id: page_path(source.page.id) for source in sources}
    branches = {paths[source.page.id]: source for source in sources if source.page.is_branch}
    sections = {"", *branches, *(path.partition("/")[0] for path in paths.values() if "/" in path)}
    cascades = {path: read_cascades(source.front.values.get("cascade")) for path, source in branches.items()}
    general = read_cascades(cascade)
    places = []
    for source in sources:
        path = paths[source.page.id]
        above = [holder for holder in _holders(path) if holder in sections]
        levels = [cascades.get(holder, []) for holder in (*([path] if source.page.is_branch else []), *above)]
        kind = HOME if not path else SECTION if path in sections else PAGE
        values = inherited(source.front.values, [*levels, general], f"/{path}", kind)
        places.append(PagePlace(source, path, above[0] if above else "", kind, values))
    return places


def _holders(path: str) -> Iterator[str]:
    """The folders above a path, the nearest first, the site itself last."""
    while path:
        path = path.rpartition("/")[0]
        yield path
