"""The glossary of a site: the terms that its pages define, and where they use them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aixreader.model import Glossary, Page, Section
from aixreader.source.definitions import read_terms
from aixreader.source.term_uses import TermFinder


def read_glossary(pages: Sequence[Page], sections: Iterable[Section], title: str = "") -> Glossary:
    """The glossary of `pages`; offsets of `sections` count in their HTML. `title` is the site's."""
    by_page: dict[str, list[Section]] = {page.id: [] for page in pages}
    for section in sections:
        by_page[section.page].append(section)
    terms = read_terms(((page.id, page.html) for page in pages), by_page)
    finder = TermFinder(terms, {section.id: page for page, own in by_page.items() for section in own}, title)
    found = ((page.id, finder.uses(page.id, page.html, by_page[page.id])) for page in pages)
    flat = {page: tuple(number for use in uses for number in use) for page, uses in found}
    return Glossary(terms, {page: numbers for page, numbers in flat.items() if numbers})
