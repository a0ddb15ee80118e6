"""What a view of the periodic table lets stand out: what is picked, what belongs to it, and what the filters leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aixreader.knowledge.threat_graph import How, Node, ThreatGraph
from aixreader.services.tables.table_state import FACETS, TableState

Filters = tuple[tuple[str, str], ...]
OFFICIAL, LEFT_OUT = "in the official table", "left out of it"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`matching` are the slugs that the filters leave; `picked` those picked, as far as the edition has them; `related`
    what belongs to them, each with where the most direct of its edges is stated.
    """

    matching: frozenset[str]
    picked: tuple[str, ...]
    related: dict[str, How]

    def is_faded(self, slug: str) -> bool:
        """Whether something else is picked."""
        return bool(self.picked) and slug not in self.picked and slug not in self.related


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that can be filtered by, and how many threats and controls it would leave."""

    facet: str
    value: str
    count: int


def compute_emphasis(graph: ThreatGraph, state: TableState) -> Emphasis:
    """What stands out in `state`."""
    matching = frozenset(node.slug for node in graph.nodes.values() if _fits(node, state.filters, state.text))
    picked = tuple(slug for slug in state.picked if slug in graph.nodes)
    around = [graph.of(slug) for slug in picked]
    wanted: set[str] = set()
    if around:
        each = [set(edges) for edges in around]
        wanted = set.intersection(*each) if state.match_all else set.union(*each)
    order = list(How)
    related = {
        slug: min((edges[slug].how for edges in around if slug in edges), key=order.index)
        for slug in graph.nodes
        if slug in wanted and slug not in picked
    }
    return Emphasis(matching, picked, related)


def facet_values(graph: ThreatGraph, state: TableState) -> tuple[FacetValue, ...]:
    """All values of all facets in order, each counted among what the other facets leave. Groups do not count."""
    found: list[FacetValue] = []
    for facet in FACETS:
        others = tuple(pair for pair in state.filters if pair[0] != facet)
        nodes = [node for node in graph.nodes.values() if not node.is_group]
        left = [node for node in nodes if _fits(node, others, state.text)]
        found += [
            FacetValue(facet, value, sum(value in values(node, facet) for node in left))
            for value in dict.fromkeys(value for node in nodes for value in values(node, facet))
        ]
    return tuple(found)


def values(node: Node, facet: str) -> Iterable[str]:
    """What a node says to a facet."""
    if facet == "role":
        return ("threats" if node.is_threat else "controls",)
    if facet == "table":
        return (OFFICIAL if node.in_table else LEFT_OUT,)
    return node.facets.get(facet, ())


def _fits(node: Node, filters: Filters, text: str) -> bool:
    wanted: dict[str, set[str]] = {}
    for facet, value in filters:
        wanted.setdefault(facet, set()).add(value)
    if any(not wants.intersection(values(node, facet)) for facet, wants in wanted.items()):
        return False
    words = f"{node.name} {node.label} {node.slug} {node.symbol}".casefold()
    return all(word in words for word in text.casefold().split())
