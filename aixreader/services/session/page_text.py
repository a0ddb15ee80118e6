"""The text of a page as it is displayed, by section: highlights and quotes are anchored in it.

Offsets count characters without white space: the displayed page and this text may differ in it, where lines break and
blocks end, and in nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from aixreader.html.plain_text import spaced_text
from aixreader.html.tree import elements, ids
from aixreader.model.address import page_address
from aixreader.services.session.session import Session


@dataclass(frozen=True, slots=True)
class SectionText:
    """The text of one section without its subsections. `compact` is `plain` without white space, `start` its offset in
    the page's compact text.
    """

    section: str
    plain: str
    compact: str
    start: int


@dataclass(frozen=True)
class PageText:
    """The texts of a page's sections, in order."""

    sections: tuple[SectionText, ...]

    @cached_property
    def compact(self) -> str:
        """The page's text without white space."""
        return "".join(part.compact for part in self.sections)

    def section(self, name: str) -> SectionText | None:
        """The text of the section with the id `name`, None if it is not on the page."""
        return self._by_name.get(name)

    def section_at(self, start: int) -> SectionText:
        """The section that contains the character at offset `start` of the compact text."""
        return self.sections[bisect_right(self._starts, start) - 1]

    @cached_property
    def _by_name(self) -> dict[str, SectionText]:
        return {part.section: part for part in self.sections}

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.sections]


def remove_blanks(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())


def page_text(session: Session, page: str) -> PageText:
    """The text of a page; raises what `Session.fetch` raises."""
    html = session.fetch(page_address(page).removeprefix("aix://content")).data.decode()
    shown = next((main.content for main in elements(html, "main")), "")
    edition = session.edition
    anchors = {
        edition.sections[name].anchor: name
        for name in edition.pages[page].sections
        if name in edition.sections and edition.sections[name].level
    }
    top = next(iter(edition.pages[page].sections), page)
    texts, start = [], 0
    for section, plain in _parts(shown, anchors, top):
        compact = remove_blanks(plain)
        texts.append(SectionText(section, plain, compact, start))
        start += len(compact)
    return PageText(tuple(texts))


def _parts(html: str, anchors: dict[str, str], top: str) -> Iterator[tuple[str, str]]:
    section, start = top, 0
    for name, at in ids(html):
        if next_section := anchors.get(name):
            yield section, spaced_text(html[start:at])
            section, start = next_section, at
    yield section, spaced_text(html[start:])
