"""The targets of links in a site: pages by address, anchors of each page, slugs and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from aixreader.model import Section
from aixreader.source.redirects import Redirect


def page_path(page: str) -> str:
    """The address Hugo gives a page: `docs/5_testing` -> `docs/5_testing`, `_index` -> ``, `docs/_index` -> `docs`."""
    path = PurePosixPath(page)
    return (str(path.parent) if path.name in ("_index", "index") else str(path)).strip("./").lower()


class SiteMap:
    """Look-ups for the resolver; built once all pages are drafted."""

    def __init__(
        self,
        host: str,
        sections: Iterable[Section],
        anchors: Mapping[str, Iterable[str]],
        redirects: Mapping[str, Redirect],
        files: Mapping[str, str],
    ) -> None:
        """`anchors` holds all ids of each page, `files` the address of each file below the site -> its path in the
        tree.
        """
        self.host = host
        self.redirects = redirects
        self.files = files
        self.anchors = {page: dict.fromkeys(ids) for page, ids in anchors.items()}
        self.pages = {page_path(page): page for page in anchors}
        self.sections_at: dict[tuple[str, str], str] = {}
        self.by_slug: dict[str, Section] = {}
        for section in sections:
            self.sections_at[section.page, section.anchor] = section.id
            if section.slug == section.id:
                self.by_slug[section.id] = section
        self.slugs = [*self.by_slug, *(slug for slug in redirects if slug not in self.by_slug)]
        self._by_name: dict[str, list[str]] = {}
        for address in files:
            self._by_name.setdefault(address.rpartition("/")[2].lower(), []).append(address)

    def file_named(self, name: str) -> str | None:
        """The address of the only file with that name, wherever it lies."""
        files = self._by_name.get(name.lower(), [])
        return files[0] if len(files) == 1 else None

    def page_named(self, name: str) -> str | None:
        """The only page whose address ends in that name."""
        pages = [page for path, page in self.pages.items() if path.rpartition("/")[2] == name.lower()]
        return pages[0] if len(pages) == 1 else None
