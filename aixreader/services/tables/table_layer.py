"""What is laid over the periodic table: for each threat and control a sign, a fill and a text.

The table knows nothing of where a layer comes from; the window passes it on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]
"""A facet of a layer and a value."""


@dataclass(frozen=True, slots=True)
class LayerTile:
    """How one threat or control is shown. `sign` is one letter, `text` says the same in words; `share` (0 to 1) is the
    part of a bar that is filled, None for no bar. What is hatched is open. `was` says what the other layer says, where
    two are compared and differ. `values` are those of the layer's facets.
    """

    sign: str
    text: str
    share: float | None = None
    is_faded: bool = False
    is_hatched: bool = False
    was: str = ""
    values: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerFacet:
    """A facet of a layer: its id, its title, and its values in order."""

    name: str
    title: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableLayer:
    """A layer with its name; tiles by the slugs of the edition. `key` are its signs and what they mean."""

    name: str
    tiles: Mapping[str, LayerTile]
    facets: tuple[LayerFacet, ...] = ()
    key: tuple[Pair, ...] = field(default=())

    def count(self, pair: Pair) -> int:
        """How many tiles have a value."""
        return sum(pair in tile.values for tile in self.tiles.values())

    def matching(self, filters: frozenset[Pair]) -> frozenset[str]:
        """The slugs of the tiles that have a wanted value of each facet of `filters`; all without filters."""
        wanted: dict[str, set[Pair]] = {}
        for pair in filters:
            wanted.setdefault(pair[0], set()).add(pair)
        return frozenset(
            slug
            for slug, tile in self.tiles.items()
            if all(pairs.intersection(tile.values) for pairs in wanted.values())
        )


@dataclass(frozen=True, slots=True)
class LayerChoice:
    """A layer that can be chosen: its id, and how the menu calls it. One without a name is a line between others."""

    id: str
    name: str
    is_chosen: bool = False
