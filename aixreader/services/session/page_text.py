"""The text of a page as it is displayed, by section: highlights and quotes are anchored in it.

Offsets count characters without white space: the displayed page and this text may differ in it, where lines break and
blocks end, and in nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from aixreader.model.address import page_address
from aixreader.services.session.session import Session

MAIN = re.compile(r'<main id="aix-content">(.*)</main>', re.DOTALL)
TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)([^>]*)>")
ID = re.compile(r'\bid="([^"]*)"')
INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
)


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
    main = MAIN.search(session.fetch(page_address(page).removeprefix("aix://content")).data.decode())
    edition = session.edition
    anchors = {
        edition.sections[name].anchor: name
        for name in edition.pages[page].sections
        if name in edition.sections and edition.sections[name].level
    }
    top = next(iter(edition.pages[page].sections), page)
    texts, start = [], 0
    for section, plain in _parts(main[1] if main else "", anchors, top):
        compact = remove_blanks(plain)
        texts.append(SectionText(section, plain, compact, start))
        start += len(compact)
    return PageText(tuple(texts))


def _parts(html: str, anchors: dict[str, str], top: str) -> Iterator[tuple[str, str]]:
    section, pieces, at = top, list[str](), 0
    for tag in TAG.finditer(html):
        pieces.append(unescape(html[at : tag.start()]))
        at = tag.end()
        if tag[2].lower() not in INLINE:
            pieces.append(" ")
        name = ID.search(tag[3]) if not tag[1] else None
        if name and (found := anchors.get(unescape(name[1]))):
            yield section, " ".join("".join(pieces).split())
            section, pieces = found, []
    pieces.append(unescape(html[at:]))
    yield section, " ".join("".join(pieces).split())
