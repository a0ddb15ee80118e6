"""A page's text as it is shown, section by section: what highlights are anchored in.

Blanks do not count: where lines break and blocks end, the page and this text may differ by them and by nothing else.
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
    """The text of one section without those below it, and the same without blanks; `start` counts in the page's text
    without blanks.
    """

    section: str
    plain: str
    squeezed: str
    start: int


@dataclass(frozen=True)
class PageText:
    """The sections of a page, and all of it without blanks."""

    sections: tuple[SectionText, ...]

    @cached_property
    def squeezed(self) -> str:
        """The page's text without blanks."""
        return "".join(part.squeezed for part in self.sections)

    def section(self, name: str) -> SectionText | None:
        """The text of the section with the id `name`."""
        return self._by_name.get(name)

    def at(self, start: int) -> SectionText:
        """The section that stands at a place of the text without blanks."""
        return self.sections[bisect_right(self._starts, start) - 1]

    @cached_property
    def _by_name(self) -> dict[str, SectionText]:
        return {part.section: part for part in self.sections}

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.sections]


def squeezed(text: str) -> str:
    """`text` without its blanks."""
    return "".join(text.split())


def page_text(session: Session, page: str) -> PageText:
    """The text of a page; raises what `Session.fetch` raises."""
    found = MAIN.search(session.fetch(page_address(page).removeprefix("aix://content")).data.decode())
    edition = session.edition
    anchors = {
        edition.sections[name].anchor: name
        for name in edition.pages[page].sections
        if name in edition.sections and edition.sections[name].level
    }
    top = next(iter(edition.pages[page].sections), page)
    texts, start = [], 0
    for section, plain in _parts(found[1] if found else "", anchors, top):
        bare = squeezed(plain)
        texts.append(SectionText(section, plain, bare, start))
        start += len(bare)
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
