"""Which elements of the periodic table are emphasised: the picked ones, those related to them, those that match."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.knowledge.section_names import filter_words
from aixreader.knowledge.table_facets import facet_values_of
from aixreader.knowledge.threat_graph import EdgeSource, Node, ThreatGraph
from aixreader.model.facet_filter import count_values, group_filters, matches
from aixreader.services.tables.table_state import FACETS, TableState


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`matching` are the slugs that match the filters, `picked` the picked ones that the edition has. `related` are
    those related to the picked ones, each with the most direct way in which that is stated.
    """

    matching: frozenset[str]
    picked: tuple[str, ...]
    related: dict[str, EdgeSource]

    def is_faded(self, slug: str) -> bool:
        """Whether other elements are picked, and this one is not related to them."""
        return bool(self.picked) and slug not in self.picked and slug not in self.related

    def look_of(self, slug: str) -> tuple[bool, bool, EdgeSource | None, bool]:
        """All that says how a threat or control is shown: two that are equal look the same."""
        return slug in self.matching, slug in self.picked, self.related.get(slug), self.is_faded(slug)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to filter by, and how many threats and controls would match."""

    facet: str
    value: str
    count: int


def compute_emphasis(graph: ThreatGraph, state: TableState) -> Emphasis:
    """The emphasis in the view `state`."""
    matching = _matching(graph, state) if state.filters or state.text else frozenset(graph.nodes)
    picked = tuple(slug for slug in state.picked if slug in graph.nodes)
    neighbours = [graph.of(slug) for slug in picked]
    selected: set[str] = set()
    if neighbours:
        slugs = [set(edges) for edges in neighbours]
        selected = set.intersection(*slugs) if state.match_all else set.union(*slugs)
    order = list(EdgeSource)
    related = {
        slug: min((edges[slug].source for edges in neighbours if slug in edges), key=order.index)
        for slug in graph.nodes
        if slug in selected and slug not in picked
    }
    return Emphasis(matching, picked, related)


def _matching(graph: ThreatGraph, state: TableState) -> frozenset[str]:
    """The slugs of what matches the filters and the text."""
    accepted = group_filters(state.filters)
    return frozenset(
        node.slug
        for node in graph.nodes.values()
        if matches(facet_values_of(node), accepted) and _has_text(node, state.text)
    )


def facet_values(graph: ThreatGraph, state: TableState) -> tuple[FacetValue, ...]:
    """All values of all facets in order, each with the count it would leave. Groups are not counted."""
    nodes = [node for node in graph.nodes.values() if not node.is_group]
    all_values = [facet_values_of(node) for node in nodes]
    matching = [values for node, values in zip(nodes, all_values, strict=True) if _has_text(node, state.text)]
    result: list[FacetValue] = []
    for facet in FACETS:
        counts = count_values(matching, facet, state.filters)
        names = dict.fromkeys(value for values in all_values for value in values[facet])
        result += [FacetValue(facet, value, counts[value]) for value in names]
    return tuple(result)


def _has_text(node: Node, text: str) -> bool:
    """Whether each word of `text` occurs in a name of the node."""
    names = f"{node.name} {node.label} {node.slug} {node.symbol}".casefold()
    return all(word in names for word in filter_words(text))
