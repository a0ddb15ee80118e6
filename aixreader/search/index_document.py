"""What is indexed: one document per section."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A section as search sees it.

    `title` is its heading, `path` the headings above it, the page first; `names` other ways to call it (slug, old
    slugs, number). `text` is its own plain text without that of sections below, `cited` that of its lists of
    references: what a section cites is not what it is about. `listing` is set for a list of links, such as an index.
    `facets` holds the values to filter by, per facet.
    """

    id: str
    page: str
    title: str
    path: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    text: str = ""
    said: str = ""
    cited: str = ""
    role: str = ""
    listing: bool = False
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
