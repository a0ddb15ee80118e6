"""Which elements of the periodic table are emphasised: the picked ones, those related to them, those that match."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aixreader.knowledge.threat_graph import How, Node, ThreatGraph
from aixreader.services.tables.table_state import FACETS, TableState

Filters = tuple[tuple[str, str], ...]
OFFICIAL, LEFT_OUT = "in the official table", "left out of it"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`matching` are the slugs that match the filters, `picked` the picked ones that the edition has. `related` are
    those related to the picked ones, each with the most direct way in which that is stated.
    """

    matching: frozenset[str]
    picked: tuple[str, ...]
    related: dict[str, How]

    def is_faded(self, slug: str) -> bool:
        """Whether other elements are picked, and this one is not related to them."""
        return bool(self.picked) and slug not in self.picked and slug not in self.related


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to filter by, and how many threats and controls would match."""

    facet: str
    value: str
    count: int


def compute_emphasis(graph: ThreatGraph, state: TableState) -> Emphasis:
    """The emphasis in the view `state`."""
    matching = frozenset(node.slug for node in graph.nodes.values() if _matches(node, state.filters, state.text))
    picked = tuple(slug for slug in state.picked if slug in graph.nodes)
    neighbours = [graph.of(slug) for slug in picked]
    selected: set[str] = set()
    if neighbours:
        slugs = [set(edges) for edges in neighbours]
        selected = set.intersection(*slugs) if state.match_all else set.union(*slugs)
    order = list(How)
    related = {
        slug: min((edges[slug].how for edges in neighbours if slug in edges), key=order.index)
        for slug in graph.nodes
        if slug in selected and slug not in picked
    }
    return Emphasis(matching, picked, related)


def facet_values(graph: ThreatGraph, state: TableState) -> tuple[FacetValue, ...]:
    """All values of all facets in order, counted among the nodes that match the other facets' filters. Groups of
    controls are not counted.
    """
    result: list[FacetValue] = []
    for facet in FACETS:
        others = tuple(pair for pair in state.filters if pair[0] != facet)
        nodes = [node for node in graph.nodes.values() if not node.is_group]
        matching = [node for node in nodes if _matches(node, others, state.text)]
        result += [
            FacetValue(facet, value, sum(value in values(node, facet) for node in matching))
            for value in dict.fromkeys(value for node in nodes for value in values(node, facet))
        ]
    return tuple(result)


def values(node: Node, facet: str) -> Iterable[str]:
    """The values of a facet that a node has."""
    if facet == "role":
        return ("threats" if node.is_threat else "controls",)
    if facet == "table":
        return (OFFICIAL if node.in_table else LEFT_OUT,)
    return node.facets.get(facet, ())


def _matches(node: Node, filters: Filters, text: str) -> bool:
    wanted: dict[str, set[str]] = {}
    for facet, value in filters:
        wanted.setdefault(facet, set()).add(value)
    if any(not wants.intersection(values(node, facet)) for facet, wants in wanted.items()):
        return False
    words = f"{node.name} {node.label} {node.slug} {node.symbol}".casefold()
    return all(word in words for word in text.casefold().split())
