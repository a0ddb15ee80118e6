"""The targets of links in a site: pages by address, anchors of each page, slugs and files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from aixreader.addresses.repository import Repository
from aixreader.model import Section

DEFAULT_HOST = "owaspai.org"
"""The Exchange's site."""
PAGE_SUFFIX = re.compile(r"\.(?:md|markdown|mdown|html?)$")
NOT_IN_PATHS = re.compile(r"[^\w./+~-]")
INDEX = re.compile(r"(?:^|/)_?index$")


@dataclass(slots=True)
class Redirect:
    """Where a slug leads, as written, and the prefixes ("go", "goto") it is known under."""

    destination: str
    prefixes: set[str] = field(default_factory=set)


def page_path(page: str) -> str:
    """The address Hugo gives a page: `docs/5_testing` -> `docs/5_testing`, `_index` -> ``, `docs/_index` -> `docs`."""
    path = PurePosixPath(page)
    return (str(path.parent) if path.name in ("_index", "index") else str(path)).strip("./").lower()


def published_path(page: str) -> str:
    """`page_path` as Hugo writes it in addresses: blanks as hyphens, and no punctuation but that of names."""
    return NOT_IN_PATHS.sub("", page_path(page).replace(" ", "-"))


def page_folder(page: str) -> str:
    """The folder that a page's address is, as its files are written: `docs/Beta/index` -> `docs/Beta`."""
    folder, _, name = page.rpartition("/")
    return folder if name in ("_index", "index") else page


def path_key(path: str) -> str:
    """A path as names are compared: systems and people differ in case and in how they compose letters."""
    return unicodedata.normalize("NFC", path).lower()


def file_path_key(path: str) -> str:
    """The address of the page whose file a path names (as `path_key`): `docs/a.md`, `docs/a/index.html` -> `docs/a`."""
    return INDEX.sub("", PAGE_SUFFIX.sub("", path_key(path).removeprefix("content/")))


class SiteMap:
    """Look-ups for the resolver; built once all pages are drafted, or from an edition."""

    def __init__(
        self,
        host: str,
        sections: Iterable[Section],
        anchors: Mapping[str, Iterable[str]],
        redirects: Mapping[str, Redirect],
        files: Iterable[str],
        repository: Repository | None = None,
    ) -> None:
        """`anchors` gives all ids of each page (asked once, when first needed), `files` the address of each file below
        the site.
        """
        self.host = host
        self.repository = repository
        self.redirects = redirects
        self._anchors = anchors
        self._ids: dict[str, dict[str, None]] = {}
        self._squeezed: dict[str, dict[str, str]] = {}
        self._pages: dict[str, str] = {}
        self.sections_at: dict[tuple[str, str], str] = {}
        self.by_slug: dict[str, Section] = {}
        for section in sections:
            self.sections_at[section.page, section.anchor] = section.id
            if section.slug == section.id:
                self.by_slug[section.id] = section
        self.slugs = dict.fromkeys([*self.by_slug, *redirects])
        for page in anchors:
            self._pages.setdefault(path_key(page_path(page)), page)
        for page in anchors:
            self._pages.setdefault(path_key(published_path(page)), page)
        self._names: dict[str, list[str]] = {}
        for path, page in self._pages.items():
            self._names.setdefault(path.rpartition("/")[2], []).append(page)
        self._files = dict.fromkeys(files)
        self._files_by_key: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = {}
        for address in self._files:
            self._files_by_key.setdefault(path_key(address), address)
            self._by_name.setdefault(path_key(address.rpartition("/")[2]), []).append(address)

    def ids(self, page: str) -> Mapping[str, object]:
        """The ids on a page, in order; of an unknown page none."""
        if page not in self._ids:
            self._ids[page] = dict.fromkeys(self._anchors.get(page, ()))
        return self._ids[page]

    def id_like(self, page: str, anchor: str) -> str | None:
        """The first id on a page that is `anchor` but for case, hyphens and blanks."""
        if page not in self._squeezed:
            names: dict[str, str] = {}
            for name in self.ids(page):
                names.setdefault(_squeezed(name), name)
            self._squeezed[page] = names
        return self._squeezed[page].get(_squeezed(anchor)) if anchor else None

    def page_at(self, path: str) -> str | None:
        """The page at an address without slashes around it."""
        return self._pages.get(path_key(path))

    def page_of_file(self, path: str) -> str | None:
        """The page whose file `path` names, with the folder `content/` or without."""
        return self._pages.get(file_path_key(path))

    def file_at(self, path: str) -> str | None:
        """The file's address as the site has it, for one in any case and any form of its letters."""
        return path if path in self._files else self._files_by_key.get(path_key(path))

    def file_named(self, name: str) -> str | None:
        """The address of the only file with that name, wherever it lies."""
        files = self._by_name.get(path_key(name), [])
        return files[0] if len(files) == 1 else None

    def page_named(self, name: str) -> str | None:
        """The only page whose address ends in that name."""
        pages = dict.fromkeys(self._names.get(file_path_key(name), ()))
        return next(iter(pages)) if len(pages) == 1 else None


def _squeezed(anchor: str) -> str:
    return path_key(anchor).replace("-", "").replace(" ", "")
