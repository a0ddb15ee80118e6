"""Data extracted from the pages: tables, relations, mappings and lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from aixreader.addresses.resolver import Resolver
from aixreader.model import (
    Advice,
    Essential,
    IndexEntry,
    LinkKind,
    OpenCre,
    PeriodicTable,
    Question,
    Relation,
    Section,
    Statement,
)
from aixreader.source.decision_tree import read_decision_tree
from aixreader.source.drafts import Draft
from aixreader.source.guide import read_advice, read_essentials, read_index
from aixreader.source.opencre import read_opencre
from aixreader.source.relations import RelationReader
from aixreader.source.standards import read_statements
from aixreader.source.tables import read_table

ESSENTIALS = "essentials"
HOW_TO_USE = "document"
"""The slug of the section on how to use the Exchange, which says where to begin."""


class CatalogueReader:
    """Reads data off drafts and their sections; `sections` has those of each page, offsets counting in the draft's
    HTML.
    """

    def __init__(self, drafts: Mapping[str, Draft], sections: Mapping[str, list[Section]], resolver: Resolver) -> None:
        self._drafts = drafts
        self._by_page = sections
        self._by_id = {section.id: section for page in sections.values() for section in page}
        self._resolver = resolver

    def table(self, slug: str) -> PeriodicTable | None:
        """The table of the section with this slug."""
        section = self._by_id.get(slug)
        if section is None:
            return None
        html = self._drafts[section.page].html[section.start : section.end]
        return read_table(html, slug, lambda href: self._slug(href, section.page))

    def relations(self, table: PeriodicTable | None) -> tuple[Relation, ...]:
        """All edges between threats and controls."""
        lines = {page: draft.lines for page, draft in self._drafts.items()}
        return RelationReader(self._by_id, lines, self._slug_and_guess).read(table)

    def crosswalk(self) -> tuple[OpenCre, ...]:
        """The OpenCRE blocks, each with the section that contains it."""
        return tuple(self._crosswalk())

    def statements(self) -> tuple[Statement, ...]:
        """The statements of sections about standards, in page order."""
        pages = self._drafts.items()
        return tuple(
            statement
            for page, draft in pages
            for section in self._by_page[page]
            for statement in read_statements(section, draft.lines)
        )

    def decision_tree(self) -> tuple[Question, ...]:
        """The questions of the risk analysis."""
        pages = ((draft, self._by_page[page]) for page, draft in self._drafts.items())
        return read_decision_tree(pages, self._slug, self._role)

    def essentials(self) -> tuple[Essential, ...]:
        """The essentials list."""
        section = self._by_id.get(ESSENTIALS)
        return tuple(read_essentials(self._drafts[section.page], section, self._slug)) if section else ()

    def advice(self) -> tuple[Advice, ...]:
        """What the section on how to use the Exchange advises to read."""
        section = self._by_id.get(HOW_TO_USE)
        return tuple(read_advice(self._drafts[section.page], section, self._slug)) if section else ()

    def index(self) -> tuple[IndexEntry, ...]:
        """The A-Z index."""
        pages = self._drafts.items()
        return tuple(entry for page, draft in pages for entry in read_index(draft, self._by_page[page], self._target))

    def redirects(self, slugs: list[str]) -> dict[str, str]:
        """Those of the slugs that no section states, with where they lead."""
        resolved = {slug: self._resolver.slug(slug) for slug in slugs if slug not in self._by_id}
        return {
            slug: resolution.target for slug, resolution in resolved.items() if resolution.kind is not LinkKind.BROKEN
        }

    def _crosswalk(self) -> Iterator[OpenCre]:
        for page, draft in self._drafts.items():
            for block in read_opencre(draft.source):
                line = block.line + 1
                section = next((s for s in reversed(self._by_page[page]) if s.line <= line), self._by_page[page][0])
                yield OpenCre(block.slug, section.id, block.requirements)

    def _slug(self, href: str, page: str) -> str:
        return self._slug_and_guess(href, page)[0]

    def _slug_and_guess(self, href: str, page: str) -> tuple[str, bool]:
        resolution = self._resolver.resolve(href, page)
        section = self._by_id.get(resolution.target)
        return (section.slug or "" if section else ""), resolution.guessed

    def _role(self, slug: str) -> str:
        section = self._by_id.get(slug)
        return (section.role or "") if section else ""

    def _target(self, href: str, page: str) -> str:
        return self._resolver.resolve(href, page).target


def with_aliases(sections: Mapping[str, Section], redirects: Mapping[str, str]) -> dict[str, Section]:
    """The sections, each with the slugs that lead to it by a redirect."""
    aliases: dict[str, list[str]] = {}
    for slug, target in redirects.items():
        aliases.setdefault(target, []).append(slug)
    return {key: replace(section, aliases=tuple(aliases.get(key, ()))) for key, section in sections.items()}
