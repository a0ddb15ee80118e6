"""Look-up of sections by slug, address, heading, or an approximation of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import unquote

from aixreader.edition.edition import Edition
from aixreader.errors import MAX_QUOTED, NotFoundError, shortened
from aixreader.model import Section
from aixreader.model.address import read_page_address, without_scheme
from aixreader.model.similar_names import most_similar

HOST = re.compile(r"(?:https?:)?//(?:www\.)?owaspai\.org(?=/|$)|(?:www\.)?owaspai\.org(?=/)", re.IGNORECASE)
GO = re.compile(r"/*(?:go|goto)/+([^/?#]+)/*(?:[?#].*)?", re.IGNORECASE)
NEAREST = 3


class SectionFinder:
    """Looks up names in one edition. Of several sections with the same heading the first in page order is returned."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def find(self, name: str) -> Section:
        """The section that `name` identifies; raises `NotFoundError` with the most similar ones if there is none.

        Taken are: a slug in any case, a Permalink with or without its host, `/go/` or `/goto/`; a slug of an older
        edition that the redirects still know; `aix:` before a slug; an address of the reader; a section's id; a page's
        id or address; a heading with or without its `#`, in any case, also written as one word.
        """
        wanted = name.strip()
        section = self._by_address(wanted) or self._by_key(self._key(wanted)) or self._by_title(wanted)
        if section is None:
            raise self._miss(wanted)
        return section

    def at(self, page: str, anchor: str) -> Section | None:
        """The section at an anchor of a page; the first of the page for any other anchor; None for an unknown page."""
        entry = self._edition.pages.get(page)
        if entry is None:
            return None
        top = entry.sections[0] if entry.sections else None
        return self._by_anchor.get((page, anchor)) or (self._edition.sections.get(top) if top else None)

    def _by_address(self, name: str) -> Section | None:
        target = read_page_address(name)
        return self.at(*target) if target else None

    def _key(self, name: str) -> str:
        """The slug, page or section id in an address."""
        key = HOST.sub("", without_scheme(name), count=1)
        match = GO.fullmatch(key)
        return unquote(match[1]) if match else unquote(key)

    def _by_key(self, key: str) -> Section | None:
        return self._exact(key) or self._exact(key.strip("/").lower()) or self._by_page(key)

    def _exact(self, key: str) -> Section | None:
        return self._edition.sections.get(key) or self._slugs.get(key) or self._redirected(key)

    def _by_page(self, key: str) -> Section | None:
        page, _, anchor = key.strip("/").partition("#")
        page = self._pages.get(page.strip("/").lower(), "")
        return self._by_anchor.get((page, anchor)) or (self.at(page, "") if page and not anchor else None)

    def _redirected(self, slug: str) -> Section | None:
        """The target of a redirect, if it is a section or a page."""
        target = self._edition.catalogue.redirects.get(slug)
        if target is None:
            return None
        return self._edition.sections.get(target) or self.at(target, "")

    def _by_title(self, name: str) -> Section | None:
        return self._titles.get(_normalised(name)) or self._compact.get(_compact(name))

    def _miss(self, name: str) -> NotFoundError:
        target = self._edition.catalogue.redirects.get(self._key(name).strip("/").lower())
        if target is not None:
            return NotFoundError(f"'{shortened(name)}' redirects to {shortened(target)}, which is not a section.")
        nearest = self._nearest(name[:MAX_QUOTED])
        hint = f"Did you mean: {', '.join(map(shortened, nearest))}?" if nearest else ""
        return NotFoundError(f"There is no section '{shortened(name)}' in this edition.", hint, nearest)

    def _nearest(self, name: str) -> tuple[str, ...]:
        """The ids of the sections whose slug, other slugs or heading are closest to `name`."""
        nearest = most_similar(_compact(self._key(name)), self._edition.catalogue.sections, _spellings, NEAREST)
        return tuple(section.id for section in nearest)

    @cached_property
    def _by_anchor(self) -> dict[tuple[str, str], Section]:
        return {(section.page, section.anchor): section for section in self._edition.catalogue.sections}

    @cached_property
    def _pages(self) -> dict[str, str]:
        """Pages by their id and by the address a site gives them, in lower case."""
        page_ids: dict[str, str] = {}
        for page in self._edition.catalogue.pages:
            page_ids.setdefault(page.id.lower(), page.id)
            if below := page.id.lower().removesuffix("_index").rstrip("/"):
                page_ids.setdefault(below, page.id)
        return page_ids

    @cached_property
    def _slugs(self) -> dict[str, Section]:
        """Sections by their slug and other slugs; one that has the slug as its id comes before one that shares it."""
        sections = self._edition.catalogue.sections
        return _first((slug, section) for section in sections for slug in (section.slug, *section.aliases) if slug)

    @cached_property
    def _titles(self) -> dict[str, Section]:
        return _first((_normalised(section.title), section) for section in self._edition.catalogue.sections)

    @cached_property
    def _compact(self) -> dict[str, Section]:
        sections = self._edition.catalogue.sections
        return _first((_compact(spelling), section) for section in sections for spelling in (section.id, section.title))


def _first(pairs: Iterable[tuple[str, Section]]) -> dict[str, Section]:
    first: dict[str, Section] = {}
    for key, section in pairs:
        if key:
            first.setdefault(key, section)
    return first


def _spellings(section: Section) -> Iterable[str]:
    return (_compact(spelling) for spelling in {section.id, *section.aliases, section.title})


def _normalised(title: str) -> str:
    return " ".join(title.casefold().lstrip("#").split())


def _compact(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())
