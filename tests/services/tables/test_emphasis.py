"""Emphasis in the periodic table."""

from __future__ import annotations

from aixreader.knowledge.threat_graph import EdgeSource
from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis, facet_values
from aixreader.services.tables.table_state import TableState


def test_without_anything_picked_all_is_plain(session: Session) -> None:
    result = compute_emphasis(session.graph, TableState())
    assert result.matching == frozenset(session.graph.nodes)
    assert (result.picked, result.related) == ((), {})
    assert not any(map(result.is_faded, session.graph.nodes))


def test_what_belongs_to_one(session: Session) -> None:
    result = compute_emphasis(session.graph, TableState(picked=("lidlock", "nothing")))
    assert result.picked == ("lidlock",)
    assert result.related == {"teatheft": EdgeSource.TABLE, "oversteep": EdgeSource.GROUP}
    assert result.is_faded("kettlerules")
    assert not result.is_faded("lidlock")


def test_any_and_all(session: Session) -> None:
    picked = ("kettlerules", "lidlock")
    assert set(compute_emphasis(session.graph, TableState(picked=picked)).related) == {"teatheft", "oversteep"}
    assert compute_emphasis(session.graph, TableState(picked=picked, match_all=True)).related == {
        "oversteep": EdgeSource.TABLE
    }
    assert compute_emphasis(session.graph, TableState(picked=("oversteep", "teapot"))).related.keys() == {
        "kettlerules", "generalkettle", "lidlock", "teatheft"
    }  # fmt: skip


def test_filters_widen_within_a_facet_and_narrow_across(session: Session) -> None:
    def left(*filters: tuple[str, str], text: str = "") -> set[str]:
        result = compute_emphasis(session.graph, TableState(filters=filters, text=text)).matching
        return {slug for slug in result if not session.graph.nodes[slug].is_group}

    assert left(("impact", "Integrity")) == {"oversteep", "kettlerules", "teapot", "lidlock"}
    assert left(("impact", "Integrity"), ("role", "threats")) == {"oversteep"}
    assert left(("surface", "Kitchen"), ("surface", "All rooms"), ("role", "threats")) == {"oversteep", "teatheft"}
    assert left(text="LID") == {"lidlock"}
    assert left(text="tea theft") == {"teatheft"}
    assert left(("asset", "Nothing")) == set()


def test_each_value_says_how_many_it_would_leave(session: Session) -> None:
    state = TableState(filters=(("role", "threats"),))
    counts = {(value.facet, value.value): value.count for value in facet_values(session.graph, state)}
    assert counts["role", "threats"] == 2
    assert counts["role", "controls"] == 3
    assert counts["impact", "Integrity"] == 1
    assert counts["who", "AI engineer"] == 0
    for (facet, value), count in counts.items():
        filters = tuple(pair for pair in state.filters if pair[0] != facet)
        left = compute_emphasis(session.graph, TableState(filters=(*filters, (facet, value)))).matching
        assert count == sum(not session.graph.nodes[slug].is_group for slug in left)
