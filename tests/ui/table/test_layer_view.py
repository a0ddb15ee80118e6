"""The layer of one table, and its filters."""

from __future__ import annotations

from aixreader.services.tables.emphasis import Emphasis, FacetValue
from aixreader.services.tables.table_layer import LayerFacet, LayerTile, TableLayer
from aixreader.ui.table.layer_view import LayerView

DONE, OPEN = ("status", "In place"), ("status", "Absent")
FACET = LayerFacet("status", "Status", ("In place", "Absent"))
LAYER = TableLayer("Tea", {"pot": LayerTile("✓", "In place", values=(DONE,))}, (FACET,))


def test_it_narrows_what_matches() -> None:
    view, all_of_it = LayerView(), Emphasis(frozenset({"pot", "lid"}), (), {})
    assert view.narrow(all_of_it) is all_of_it
    assert (view.values, view.titles, view.has("status")) == ((), {}, False)
    view.show(LAYER)
    assert view.values == (FacetValue("status", "In place", 1), FacetValue("status", "Absent", 0))
    assert view.titles == {"status": "Status"}
    view.toggle(DONE)
    assert view.narrow(all_of_it).matching == {"pot"}
    view.toggle(DONE)
    assert view.filters == ()
    view.toggle(OPEN)
    view.show(TableLayer("Other", {}))
    assert view.filters == (), "nothing has this value"
