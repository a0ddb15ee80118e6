"""Layers of the periodic table."""

from __future__ import annotations

from aixreader.services.tables.table_layer import LayerFacet, LayerTile, TableLayer

PLANNED, DONE = ("status", "Planned"), ("status", "In place")
ANN, BOB = ("owner", "Ann"), ("owner", "Bob")
LAYER = TableLayer(
    "Tea",
    {
        "pot": LayerTile("✓", "In place", values=(DONE, ANN)),
        "lid": LayerTile("○", "Planned", values=(PLANNED, BOB)),
        "cup": LayerTile("○", "Planned", values=(PLANNED, ANN)),
    },
    (LayerFacet("status", "Status", ("Planned", "In place")),),
)


def test_values_of_one_facet_are_alternatives_and_facets_have_to_match_all() -> None:
    assert LAYER.matching(frozenset()) == {"pot", "lid", "cup"}
    assert LAYER.matching(frozenset({PLANNED, DONE})) == {"pot", "lid", "cup"}
    assert LAYER.matching(frozenset({PLANNED, ANN})) == {"cup"}
    assert (LAYER.count(ANN), LAYER.count(("owner", "Eve"))) == (2, 0)
