"""A threat with its controls, or a control with its threats, in the order of a reader who asks about it: the section, a
table of what is related to it and where that is stated, then the related sections.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from aixreader.knowledge.related_sections import RelatedSection, related_sections
from aixreader.knowledge.threat_graph import EdgeSource
from aixreader.model import Section
from aixreader.services.session.session import Session

SORTS = ("controls", "threats")
HEADS = {"controls": "Control", "threats": "Threat"}


@dataclass(frozen=True, slots=True)
class RelationTable:
    """The controls or threats (`sort`, one of `SORTS`) that are related to the section `section_id`."""

    section_id: str
    sort: str
    rows: tuple[RelatedSection, ...]

    def html(self) -> str:
        """The table, with links to sections of the edition."""
        rows = "".join(
            f'<tr><td><a href="{escape(row.address)}">{escape(row.title)}</a></td><td>{escape(row.detail)}</td></tr>\n'
            for row in self.rows
        )
        head = f'<tr><th scope="col">{HEADS[self.sort]}</th><th scope="col">Stated in</th></tr>'
        return f"\n<table>\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


@dataclass(frozen=True, slots=True)
class RelationSelection:
    """`section` with its `related` ones in reading order, without subsections, their `title` and their `table`."""

    section: Section
    related: tuple[Section, ...]
    title: str
    table: RelationTable | None


def select_relations(session: Session, name: str) -> RelationSelection:
    """The section that `name` identifies, and those related to it directly, not through a group; raises
    `NotFoundError`.
    """
    section = session.find(name)
    groups = {group.sort: group.rows for group in related_sections(session, section)}
    sort = next((sort for sort in SORTS if sort in groups), "")
    title = session.names.bare(section)
    if not sort:
        return RelationSelection(section, (), title, None)
    rows = groups[sort]
    direct = [row.slug for row in rows if row.kind != EdgeSource.GROUP]
    return RelationSelection(
        section,
        tuple(_specific_first(session, section, direct)),
        f"{title} and its {sort}",
        RelationTable(section.id, sort, rows),
    )


def _specific_first(session: Session, section: Section, slugs: Iterable[str]) -> Iterable[Section]:
    """The sections of threats and controls: those of the section's own page first, then by page, the pages whose
    sections have the fewest relations first, as general controls answer nearly every threat.
    """
    graph, sections = session.graph, session.edition.sections
    related = {slug: sections[graph.nodes[slug].section] for slug in slugs}
    spread = {slug: len(graph.of(slug)) for slug in related}
    pages: dict[str, list[int]] = {}
    for slug, other in related.items():
        pages.setdefault(other.page, []).append(spread[slug])
    means = {page: sum(counts) / len(counts) for page, counts in pages.items()}
    order = {section_id: number for number, section_id in enumerate(sections)}
    ranked = sorted(
        related,
        key=lambda slug: (
            related[slug].page != section.page,
            means[related[slug].page],
            spread[slug],
            order[related[slug].id],
        ),
    )
    return (related[slug] for slug in ranked)
