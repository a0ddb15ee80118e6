"""Navigation in an edition: the breadcrumb of a section, the previous and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aixreader.model.address import page_address

if TYPE_CHECKING:
    from aixreader.edition.edition import Edition
    from aixreader.knowledge.open_edition import OpenEdition
    from aixreader.model import Section

MAX_DEPTH = 12
"""Levels of a breadcrumb; headings nest six deep, a damaged edition could have a cycle."""


def breadcrumb(opened: OpenEdition, section: Section) -> tuple[tuple[str, str], ...]:
    """Name and address of each level down to `section`: the pages its page stands under, the page, its sections."""
    edition = opened.edition
    levels: list[tuple[str, str]] = []
    at: Section | None = section
    while at is not None and len(levels) < MAX_DEPTH:
        levels.append((opened.names.of(at), page_address(at.page, at.anchor)))
        at = edition.sections.get(at.parent) if at.parent is not None else None
    top = page_address(section.page)
    if levels[-1][1] != top:
        levels.append((edition.pages[section.page].title, top))
    page = edition.pages[section.page]
    while page.parent in edition.pages and len(levels) < MAX_DEPTH:
        page = edition.pages[page.parent]
        levels.append((page.title, page_address(page.id)))
    return tuple(reversed(levels))


def adjacent_section(edition: Edition, section: Section, by: int) -> Section | None:
    """The section `by` positions after `section` in reading order, across pages; None outside the edition.

    Pages that lists leave out are passed over, except that of `section`.
    """
    pages = [page for page in edition.catalogue.pages if page.listed or page.id == section.page]
    order = [name for page in pages for name in page.sections if name in edition.sections]
    if section.id not in order:
        return None
    at = order.index(section.id) + by
    return edition.sections[order[at]] if 0 <= at < len(order) else None
