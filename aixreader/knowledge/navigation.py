"""The way through an edition: the steps down to a section, and the sections before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aixreader.model.address import page_address

if TYPE_CHECKING:
    from aixreader.edition.edition import Edition
    from aixreader.model import Section


def breadcrumb(edition: Edition, section: Section) -> tuple[tuple[str, str], ...]:
    """Title and address of each step from the page down to `section`."""
    found: list[tuple[str, str]] = []
    at: Section | None = section
    while at is not None and len(found) < 12:
        found.append((at.title, page_address(at.page, at.anchor)))
        at = edition.sections.get(at.parent) if at.parent is not None else None
    top = page_address(section.page)
    if found[-1][1] != top:
        found.append((edition.pages[section.page].title, top))
    return tuple(reversed(found))


def adjacent_section(edition: Edition, section: Section, by: int) -> Section | None:
    """The section `by` places further in reading order, over the ends of pages; None beyond the first and the last."""
    order = [name for page in edition.catalogue.pages for name in page.sections if name in edition.sections]
    if section.id not in order:
        return None
    at = order.index(section.id) + by
    return edition.sections[order[at]] if 0 <= at < len(order) else None
