"""The table of facets of the periodic table."""

from __future__ import annotations

from aixreader.knowledge.table_facets import LEFT_OUT, OFFICIAL, TABLE_FACETS, facet_values_of
from aixreader.services.session.session import Session


def test_names_are_unique_and_said() -> None:
    assert len({facet.name for facet in TABLE_FACETS}) == len(TABLE_FACETS)
    assert all(facet.name and facet.label for facet in TABLE_FACETS)


def test_every_node_has_values(session: Session) -> None:
    values = facet_values_of(session.graph.nodes["lidlock"])
    assert list(values) == [facet.name for facet in TABLE_FACETS]
    assert values["role"] == ("controls",)
    assert set(values["impact"]) == {"Confidentiality", "Integrity"}
    assert {value for node in session.graph.nodes.values() for value in facet_values_of(node)["table"]} <= {
        OFFICIAL,
        LEFT_OUT,
    }
    assert facet_values_of(session.graph.nodes["teatheft"])["role"] == ("threats",)
