"""Look-up of sections by slug, address, heading, or an approximation of one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from aixreader.addresses.brackets import unwrapped
from aixreader.addresses.resolver import MAX_ADDRESS, Resolution, Resolver
from aixreader.edition.edition import Edition
from aixreader.errors import MAX_QUOTED, NotFoundError, shortened
from aixreader.html.tree import ids
from aixreader.knowledge.edition_site import edition_site
from aixreader.knowledge.section_names import SectionNames
from aixreader.model import LinkKind, Section
from aixreader.model.address import CONTENT, has_prefix, read_page_address, without_scheme
from aixreader.model.similar_names import most_similar

NEAREST = 3


class SectionFinder:
    """Looks up names in one edition. Of several sections with the same heading the first in page order is returned."""

    def __init__(self, edition: Edition, names: SectionNames) -> None:
        self._edition = edition
        self._names = names

    def find(self, name: str) -> Section:
        """The section that `name` identifies; raises `NotFoundError` with the most similar ones if there is none.

        Taken are: a slug in any case, a Permalink with or without its host, `/go/` or `/goto/`; a slug of an older
        edition that the redirects still know; `aix:` before a slug; an address of the reader; a section's id; every
        address of the site that a page may have as a link, as long as nothing has to be guessed; a heading with or
        without its `#`, in any case, also written as one word; the name by which a section is shown.
        """
        wanted = name.strip()
        section = (
            self._by_address(wanted) or self._by_title(wanted) or self._by_address(unwrapped(wanted[:MAX_ADDRESS]))
        )
        if section is None:
            raise self._miss(wanted)
        return section

    def by_address(self, address: str) -> Section:
        """The section at an address of the site or of the reader; raises `NotFoundError`. Titles are no addresses."""
        section = self.look_up(address)
        if section is None:
            raise self._miss(address.strip())
        return section

    def look_up(self, address: str) -> Section | None:
        """The section at an address, None where there is none: without a search for similar ones, as for thousands."""
        wanted = address.strip()
        return self._by_address(wanted) or self._by_address(unwrapped(wanted[:MAX_ADDRESS]))

    def named(self, name: str) -> Section | None:
        """The section of an id or slug as an edition states it, also one that a redirect still knows; None where there
        is none. Nothing else is tried, so that many can be looked up while a page is composed.
        """
        return self._exact(name)

    def at(self, page: str, anchor: str) -> Section | None:
        """The section at an anchor of a page; the first of the page for any other anchor; None for an unknown page."""
        entry = self._edition.pages.get(page)
        if entry is None:
            return None
        top = entry.sections[0] if entry.sections else None
        return self._by_anchor.get((page, anchor)) or (self._edition.sections.get(top) if top else None)

    def _by_address(self, name: str) -> Section | None:
        if len(name) > MAX_ADDRESS:
            return None
        if has_prefix(name, CONTENT):
            target = read_page_address(name)
            return self.at(*target) if target else None
        key = without_scheme(name)
        return self._exact(key) or self._exact(key.strip("/").lower()) or self._resolved(key)

    def _exact(self, key: str) -> Section | None:
        return self._edition.sections.get(key) or self._slugs.get(key) or self._redirected(key)

    def _resolved(self, address: str) -> Section | None:
        """The section that the resolver of all links leads to without a guess."""
        resolution = self._resolution(address)
        if resolution is None or resolution.guessed or resolution.kind not in (LinkKind.PAGE, LinkKind.SECTION):
            return None
        exact = self._by_anchor.get((resolution.page, resolution.anchor))
        return exact or self._around(resolution.page, resolution.anchor)

    def _resolution(self, address: str) -> Resolution | None:
        if not address.strip("/#") or address.startswith("#") or len(address) > MAX_ADDRESS:
            return None
        return self._resolver.resolve(address, "")

    def _around(self, page: str, anchor: str) -> Section | None:
        """The section that contains an id which is no heading's."""
        entry = self._edition.pages.get(page)
        if entry is None:
            return None
        offset = dict(ids(self._edition.page_html(page))).get(anchor, 0) if anchor else 0
        sections = [self._edition.sections[name] for name in entry.sections]
        return next((section for section in reversed(sections) if section.start <= offset), None)

    def _redirected(self, slug: str) -> Section | None:
        """The target of a redirect, if it is a section or a page."""
        target = self._edition.catalogue.redirects.get(slug)
        if target is None:
            return None
        return self._edition.sections.get(target) or self.at(target, "")

    def _by_title(self, name: str) -> Section | None:
        return self._titles.get(_normalised(name)) or self._compact.get(_compact(name))

    def _miss(self, name: str) -> NotFoundError:
        key = without_scheme(name)
        resolution = self._resolution(key)
        target = self._edition.catalogue.redirects.get(key.strip("/").lower(), "")
        if resolution is not None and not resolution.guessed and "redirect" in resolution.rules:
            target = resolution.target
        if target:
            return NotFoundError(f"'{shortened(name)}' redirects to {shortened(target)}, which is not a section.")
        nearest = self._nearest((resolution.target if resolution is not None else key)[:MAX_QUOTED])
        hint = f"Did you mean: {', '.join(map(shortened, nearest))}?" if nearest else ""
        return NotFoundError(f"There is no section '{shortened(name)}' in this edition.", hint, nearest)

    def _nearest(self, name: str) -> tuple[str, ...]:
        """The ids of the sections whose slug, other slugs or heading are closest to `name`."""
        nearest = most_similar(_compact(name), self._edition.catalogue.sections, _spellings, NEAREST)
        return tuple(section.id for section in nearest)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(edition_site(self._edition), may_guess=False)

    @cached_property
    def _by_anchor(self) -> dict[tuple[str, str], Section]:
        return {(section.page, section.anchor): section for section in self._edition.catalogue.sections}

    @cached_property
    def _slugs(self) -> dict[str, Section]:
        """Sections by their slug and other slugs; one that has the slug as its id comes before one that shares it."""
        sections = self._edition.catalogue.sections
        return _first((slug, section) for section in sections for slug in (section.slug, *section.aliases) if slug)

    @cached_property
    def _titles(self) -> dict[str, Section]:
        sections = self._edition.catalogue.sections
        return _first((_normalised(title), section) for section in sections for title in self._titles_of(section))

    @cached_property
    def _compact(self) -> dict[str, Section]:
        sections = self._edition.catalogue.sections
        return _first(
            (_compact(spelling), section)
            for section in sections
            for spelling in (section.id, *self._titles_of(section))
        )

    def _titles_of(self, section: Section) -> tuple[str, ...]:
        """The heading of a section and, where it differs, its name; that of a control without number."""
        name = self._names.of(section)
        return (section.title,) if name == section.title else (section.title, name, self._names.bare(section))


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
