"""What is indexed: one document per section."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end in a text, in characters."""


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A section as it is indexed.

    `title` is its heading, `path` the headings above it, the page's title first; `names` are other names for it (slug,
    former slugs, number). `text` is all that is read in it as plain text, without that of its subsections. `cited` are
    the parts of it that stand in reference lists and in links to other sites: they are found like the rest, but weigh
    less, because what a section cites is not its subject. `said` are phrases by which people who do not know the
    Exchange's words ask for it; they are not shown.

    `is_link_list` is set for a section that mostly consists of links, such as an index, and `is_bibliography` too if
    these lead to other sites: what it lists is found nowhere else. `is_aside` is set for one of a page about the
    project, not of its content. `kin` are the ids of the group it is in and of its members, of the section above it and
    of those below it, as far as they are threats, controls or the like. `facets` are the values to filter by, per
    facet.
    """

    id: str
    page: str
    title: str
    path: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    text: str = ""
    cited: tuple[Span, ...] = ()
    said: tuple[str, ...] = ()
    role: str = ""
    is_link_list: bool = False
    is_bibliography: bool = False
    is_aside: bool = False
    kin: tuple[str, ...] = ()
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
