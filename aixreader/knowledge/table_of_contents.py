"""The table of contents: pages in menu order, their sections as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.edition.edition import Edition
from aixreader.edition.records import PageEntry
from aixreader.model.address import page_address


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """A page or a section of the contents; `id` is a section's id, for a page that of its top.

    `role` is what its Category says, `address` where the pane finds it.
    """

    id: str
    title: str
    role: str | None
    address: str
    children: tuple[ContentsItem, ...] = ()


def table_of_contents(edition: Edition) -> tuple[ContentsItem, ...]:
    """The pages in menu order, then those outside the menu; below each its sections, nested as their headings are."""
    return tuple(_page(edition, page) for page in edition.catalogue.pages)


def _page(edition: Edition, page: PageEntry) -> ContentsItem:
    """One page. Built from the last section to the first, so that no depth of nesting meets a limit of recursion."""
    items: dict[str, ContentsItem] = {}
    sections = [edition.sections[section] for section in page.sections if section in edition.sections]
    for section in reversed(sections):
        children = tuple(items[child] for child in section.children if child in items)
        address = page_address(section.page, section.anchor)
        items[section.id] = ContentsItem(section.id, section.title, section.role, address, children)
    tops = [items[section.id] for section in sections if section.parent not in items]
    if len(tops) == 1 and sections[0].level == 0:
        return tops[0]
    return ContentsItem(page.id, page.title, None, page_address(page.id), tuple(tops))
