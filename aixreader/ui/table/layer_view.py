"""The layer that is laid over one table, and the filters by what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from aixreader.services.tables.emphasis import Emphasis, FacetValue
from aixreader.services.tables.table_layer import Pair, TableLayer


class LayerView:
    """`layer` is None for none; `filters` are the values to filter by, those of one facet being alternatives."""

    def __init__(self) -> None:
        self.layer: TableLayer | None = None
        self.filters: tuple[Pair, ...] = ()

    def show(self, layer: TableLayer | None) -> None:
        """Show another layer; filters by values that it does not have end."""
        self.layer = layer
        facets = layer.facets if layer is not None else ()
        known = {(facet.name, value) for facet in facets for value in facet.values}
        self.filters = tuple(pair for pair in self.filters if pair in known)

    def has(self, facet: str) -> bool:
        """Whether a facet is one of the layer."""
        return self.layer is not None and facet in {each.name for each in self.layer.facets}

    def toggle(self, pair: Pair) -> None:
        """Filter by a value, or not any more."""
        others = tuple(each for each in self.filters if each != pair)
        self.filters = others if pair in self.filters else (*others, pair)

    def narrow(self, emphasis: Emphasis) -> Emphasis:
        """The emphasis of what matches the filters as well."""
        if self.layer is None or not self.filters:
            return emphasis
        return replace(emphasis, matching=emphasis.matching & self.layer.matching(frozenset(self.filters)))

    @property
    def values(self) -> tuple[FacetValue, ...]:
        """All values to filter by, with how many threats and controls have each."""
        layer = self.layer
        if layer is None:
            return ()
        pairs = ((facet.name, value) for facet in layer.facets for value in facet.values)
        return tuple(FacetValue(*pair, layer.count(pair)) for pair in pairs)

    @property
    def titles(self) -> Mapping[str, str]:
        """The titles of the facets."""
        facets = self.layer.facets if self.layer is not None else ()
        return {facet.name: QCoreApplication.translate("Assessment", facet.title) for facet in facets}
