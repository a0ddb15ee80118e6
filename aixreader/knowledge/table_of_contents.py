"""The table of contents: pages in the order of reading, their sections and the pages below them as a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aixreader.edition.edition import Edition
from aixreader.edition.records import PageEntry
from aixreader.knowledge.section_names import SectionNames
from aixreader.model.address import page_address

MAX_DEPTH = 20
"""Pages below pages; real sites nest a few. Deeper ones stand beside the last."""


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """A page or a section of the contents; `id` is a section's id, for a page that of its top.

    `title` is its name, `role` what its Category says, `address` where the pane finds it, `heading` what the Exchange
    writes.
    """

    id: str
    title: str
    role: str | None
    address: str
    children: tuple[ContentsItem, ...] = ()
    heading: str = ""


def table_of_contents(edition: Edition, names: SectionNames, *, everything: bool = False) -> tuple[ContentsItem, ...]:
    """The pages that the site lists, with `everything` all of them, in the order of reading.

    Below each are its sections, nested as their headings are, then the pages of its part of the site.
    """
    pages = [page for page in edition.catalogue.pages if everything or page.listed]
    parents = _parents(pages)
    below: dict[str, list[ContentsItem]] = {}
    for page in reversed(pages):
        item = page_outline(edition, names, page)
        item = replace(item, children=(*item.children, *reversed(below.get(page.id, ()))))
        below.setdefault(parents[page.id], []).append(item)
    return tuple(reversed(below.get("", ())))


def page_outline(edition: Edition, names: SectionNames, page: PageEntry) -> ContentsItem:
    """One page. Built from the last section to the first, so that no depth of nesting meets a limit of recursion."""
    items: dict[str, ContentsItem] = {}
    sections = [edition.sections[section] for section in page.sections if section in edition.sections]
    for section in reversed(sections):
        children = tuple(items[child] for child in section.children if child in items)
        address = page_address(section.page, section.anchor)
        items[section.id] = ContentsItem(section.id, names.of(section), section.role, address, children, section.title)
    tops = [items[section.id] for section in sections if section.parent not in items]
    if len(tops) == 1 and sections[0].level == 0:
        return replace(tops[0], title=page.link_title or tops[0].title)
    return ContentsItem(page.id, page.link_title or page.title, None, page_address(page.id), tuple(tops))


def _parents(pages: Sequence[PageEntry]) -> Mapping[str, str]:
    """The page each stands under, "" for none: one that is listed and stands before it."""
    parents: dict[str, str] = {}
    depths = {"": 0}
    for page in pages:
        parent = page.parent if page.parent in depths else ""
        if depths[parent] >= MAX_DEPTH:
            parent = parents[parent]
        parents[page.id] = parent
        depths[page.id] = depths[parent] + 1
    return parents
