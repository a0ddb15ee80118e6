"""What is indexed: one document per section."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A section as it is indexed.

    `title` is its heading, `path` the headings above it, the page's title first; `names` are other names for it (slug,
    former slugs, number). `text` is its own plain text, without that of its subsections: what snippets are cut from.
    `body` is that text without external links, and `cited` the text of these links and of its reference lists: they
    are indexed apart, because what a section cites is not its subject. `is_link_list` is set for a section that mostly
    consists of links, such as an index. `facets` are the values to filter by, per facet.
    """

    id: str
    page: str
    title: str
    path: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    text: str = ""
    body: str = ""
    cited: str = ""
    role: str = ""
    is_link_list: bool = False
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
