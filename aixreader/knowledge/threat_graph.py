"""Threats and controls as a graph that can be queried in both directions, with the source of each edge.

An edge is stated by the periodic table, by a section, or through a group: of controls ("limit unwanted behaviour"
stands for its seven controls) or of threats (what answers prompt injection answers each form of it). A group that has
groups of its own ("See General controls") is one edge: expanded, it would tie every threat to every general
control.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from html import unescape

from aixreader.edition.edition import Edition
from aixreader.html.plain_text import strip_tags
from aixreader.knowledge.facets import kinds_of_ai, row_facets
from aixreader.knowledge.section_names import SectionNames, without_number
from aixreader.knowledge.symbols import symbols
from aixreader.model import Group, Origin, Relation, Section
from aixreader.model.category import CONTROL, CONTROL_GROUP, THREAT, THREAT_GROUP

EXCEPTIONS = ("minus", "except")
"""After these words a threat names controls of another that do not answer it."""
FAMILIES = ("governance", "data", "behaviour", "input", "development", "runtime", "other")
BY_GROUP = {"governancecontrols": "governance", "datalimit": "data", "limitunwanted": "behaviour"}
BY_PAGE = (("input", "input"), ("through_use", "input"), ("development", "development"), ("runtime", "runtime"))
BY_WORD = (("input threats", "input"), ("development-time", "development"), ("runtime", "runtime"))


class EdgeSource(StrEnum):
    """Where an edge is stated, the most direct first."""

    TABLE = "table"
    SECTION = "section"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Node:
    """A threat, a control, or a group of either; `slug` is its id.

    `name` is readable, `label` as the Exchange writes it; `family` one of `FAMILIES`. `facets` holds the values it can
    be filtered by: "asset", "impact", "lifecycle", "surface", "who", "kind". `in_table` is false for what the official
    table leaves out.
    """

    slug: str
    section: str
    role: str
    name: str
    label: str
    family: str
    symbol: str
    when: tuple[str, ...]
    by: tuple[str, ...]
    in_table: bool
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @property
    def is_threat(self) -> bool:
        """Whether it is a threat, or a group of threats."""
        return self.role in (THREAT, THREAT_GROUP)

    @property
    def is_group(self) -> bool:
        """Whether it is a group."""
        return self.role in (THREAT_GROUP, CONTROL_GROUP)


@dataclass(frozen=True, slots=True)
class Edge:
    """A control answers a threat. `via` is the group through which it does, "" if it does itself; `note` the sentence
    that limits it.
    """

    threat: str
    control: str
    source: EdgeSource
    via: str = ""
    note: str = ""
    guessed: bool = False

    def other(self, slug: str) -> str:
        """The end that is not `slug`."""
        return self.control if slug == self.threat else self.threat


@dataclass(frozen=True, slots=True)
class RelationCount:
    """How many controls answer a threat, or threats a control answers. `stated` are those that the official table or a
    section names, `by_group` those named only through a group; `groups` counts the groups, which are in neither.
    """

    stated: int
    by_group: int
    groups: int

    @property
    def total(self) -> int:
        """All controls or threats, without groups."""
        return self.stated + self.by_group


class ThreatGraph:
    """The graph of one edition. `nodes` by slug, threats first, each in page order; `edges` the most direct one of each
    pair.
    """

    def __init__(self, nodes: dict[str, Node], edges: dict[tuple[str, str], Edge]) -> None:
        self.nodes = nodes
        self.edges = tuple(edges.values())
        self._of: dict[str, dict[str, Edge]] = {slug: {} for slug in nodes}
        for edge in self.edges:
            self._of[edge.threat][edge.control] = edge
            self._of[edge.control][edge.threat] = edge

    @property
    def threats(self) -> tuple[Node, ...]:
        """The threats without their groups."""
        return tuple(node for node in self.nodes.values() if node.role == THREAT)

    @property
    def controls(self) -> tuple[Node, ...]:
        """The controls without their groups."""
        return tuple(node for node in self.nodes.values() if node.role == CONTROL)

    def of(self, slug: str) -> dict[str, Edge]:
        """The edges of a node by their other end; empty for a slug that is none."""
        return self._of.get(slug, {})

    def count(self, slug: str) -> RelationCount:
        """The number of a node's edges; this is the one count that the whole reader tells."""
        return self.count_edges({other: edge.source for other, edge in self.of(slug).items()})

    def count_edges(self, sources: Mapping[str, EdgeSource]) -> RelationCount:
        """The count of nodes that are related in these ways."""
        plain = [source for slug, source in sources.items() if not self.nodes[slug].is_group]
        by_group = plain.count(EdgeSource.GROUP)
        return RelationCount(len(plain) - by_group, by_group, len(sources) - len(plain))


def make_graph(edition: Edition, names: SectionNames | None = None) -> ThreatGraph:
    """The graph of an edition; `names` are those of its sections, made here unless given."""
    edges = _edges(edition)
    return ThreatGraph(_nodes(edition, names or SectionNames(edition), edges), edges)


def _edges(edition: Edition) -> dict[tuple[str, str], Edge]:
    """The most direct edge of each pair."""
    edges: dict[tuple[str, str], Edge] = {}
    for edge in sorted(_all_edges(edition), key=lambda edge: list(EdgeSource).index(edge.source)):
        edges.setdefault((edge.threat, edge.control), edge)
    return edges


def _all_edges(edition: Edition) -> Iterator[Edge]:
    findings = edition.findings
    roles = {section.slug: section.role for section in edition.catalogue.sections if section.slug}
    expander = _Expander(findings.groups, roles)
    stated = [relation for relation in findings.relations if roles.get(relation.control) in (CONTROL, CONTROL_GROUP)]
    inherited = [relation for relation in findings.relations if Origin.INHERITED in relation.origins]
    own = {(relation.threat, relation.control) for relation in inherited}
    for relation in stated:
        yield from expander.own(relation)
        for member in expander.members.get(relation.threat, ()):
            if (member, relation.threat) not in own:  # who says so itself may leave some out
                yield from expander.shared(relation, member)
    names = {section.slug: _plain_name(section) for section in edition.catalogue.sections if section.slug}
    for relation in inherited:
        left_out = _left_out(relation)
        for other in stated:
            if other.threat == relation.control:
                for edge in expander.shared(replace(other, note=relation.note), relation.threat):
                    if not names.get(edge.control) or names[edge.control] not in left_out:
                        yield edge


def _left_out(relation: Relation) -> str:
    """The words of a sentence such as "See Evasion for the controls, minus: ..., plus: those of model leak" in which it
    names controls that do not answer the threat.
    """
    before, _, rest = relation.note.lower().partition(
        next((word for word in EXCEPTIONS if word in relation.note), "\0")
    )
    return rest.partition("plus")[0] if relation.label.lower() in before or "plus" not in rest else ""


class _Expander:
    """Makes edges of relations, with those of a group's members."""

    def __init__(self, groups: Sequence[Group], roles: Mapping[str, str | None]) -> None:
        self.members = {group.slug: group.members for group in groups}
        filled = [set(inside) for inside in self.members.values() if inside]
        self._leaves = {
            slug: inside
            for slug, inside in self.members.items()
            if roles.get(slug) == CONTROL_GROUP and not any(other < set(inside) for other in filled)
        }

    def own(self, relation: Relation) -> Iterator[Edge]:
        """To the control, or to its group and the group's members."""
        source = EdgeSource.TABLE if Origin.TABLE in relation.origins else EdgeSource.SECTION
        yield Edge(relation.threat, relation.control, source, "", relation.note, relation.guessed)
        for member in self._leaves.get(relation.control, ()):
            yield Edge(relation.threat, member, EdgeSource.GROUP, relation.control, relation.note, relation.guessed)

    def shared(self, relation: Relation, threat: str) -> Iterator[Edge]:
        """The same for another threat, through that of the relation."""
        for edge in self.own(relation):
            yield Edge(threat, edge.control, EdgeSource.GROUP, relation.threat, edge.note, edge.guessed)


def _nodes(edition: Edition, shown: SectionNames, edges: dict[tuple[str, str], Edge]) -> dict[str, Node]:
    texts = {page: edition.page_html(page) for page in {s.page for s in edition.catalogue.sections if _is_node(s)}}
    sections: dict[str, Section] = {}
    for section in edition.catalogue.sections:
        if _is_node(section) and section.slug is not None:
            sections.setdefault(section.slug, section)
    order = (THREAT, THREAT_GROUP, CONTROL, CONTROL_GROUP)
    slugs = sorted(sections, key=lambda slug: order.index(sections[slug].role or ""))
    rows = _facets_of_threats(edition, sections)
    names = [shown.bare(sections[slug]) for slug in slugs]
    table = edition.findings.periodic
    listed = (
        {row.threat for row in table.rows} | {c.slug for row in table.rows for c in row.controls} if table else set()
    )
    nodes: dict[str, Node] = {}
    for slug, name, symbol in zip(slugs, names, symbols(names), strict=True):
        section = sections[slug]
        category = section.category
        family = _family(edition, section)
        facets = rows.get(slug, {}) if section.role in (THREAT, THREAT_GROUP) else _of_answered(slug, edges, rows)
        when, by = (category.when, category.by) if category else ((), ())
        facets = facets | _own_facets(section, texts[section.page], family)
        nodes[slug] = Node(
            slug, section.id, section.role or "", name, section.title, family, symbol, when, by, slug in listed, facets
        )
    return nodes


def _is_node(section: Section) -> bool:
    return bool(section.slug) and section.role in (THREAT, THREAT_GROUP, CONTROL, CONTROL_GROUP)


def _plain_name(section: Section) -> str:
    return without_number(section.title).lstrip("#").strip().lower()


def _family(edition: Edition, section: Section) -> str:
    parent = section.parent
    while parent is not None:
        above = edition.sections[parent]
        if above.slug in BY_GROUP and section.role == CONTROL:
            return BY_GROUP[above.slug]
        parent = above.parent
    page = section.page.rpartition("/")[2].lower()
    by_page = next((family for word, family in BY_PAGE if word in page), "")
    category = section.category
    stated = (*category.against, *category.when) if category else ()
    return by_page or next((family for word, family in BY_WORD if word in stated), "other")


def _own_facets(section: Section, html: str, family: str) -> dict[str, tuple[str, ...]]:
    """The facets that a section itself gives."""
    words = unescape(strip_tags(html[section.start : section.end], " "))
    facets = {"kind": kinds_of_ai(words)}
    category = section.category
    when = category.when if category else ()
    if section.role in (CONTROL, CONTROL_GROUP):
        who = (*(category.by if category else ()), *(("governance",) if "governance" in when else ()))
        times = {"development-time": "Development", "runtime": "Runtime"}
        facets |= {"who": who, "lifecycle": tuple(times[word] for word in when if word in times)}
    else:
        facets["lifecycle"] = ("Development",) if family == "development" else ("Runtime",)
    return facets


def _facets_of_threats(edition: Edition, sections: dict[str, Section]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The facets of threats by slug, from the table's rows; the row of a group applies to members without one."""
    table = edition.findings.periodic
    facets = {row.threat: row_facets(row) for row in (table.rows if table else ()) if row.threat in sections}
    for group in edition.findings.groups:
        if group.slug in facets:
            for member in group.members:
                facets.setdefault(member, facets[group.slug])
    return facets


def _of_answered(
    control: str, edges: dict[tuple[str, str], Edge], rows: dict[str, dict[str, tuple[str, ...]]]
) -> dict[str, tuple[str, ...]]:
    """The facets of a control: those of the threats it answers."""
    found: dict[str, tuple[str, ...]] = {}
    for threat, other in edges:
        if other == control:
            for name, values in rows.get(threat, {}).items():
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), *values)))
    return found
