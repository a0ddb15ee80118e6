"""The state of the table as a link."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aixreader.services.tables.table_state import (
    FACES,
    FACETS,
    GROUPINGS,
    LINK,
    TableState,
    is_table_link,
    read_table_link,
    table_link,
)

LETTERS = st.characters(codec="utf-8")
STATES = st.builds(
    TableState,
    face=st.sampled_from(FACES),
    grouping=st.sampled_from(GROUPINGS),
    picked=st.lists(st.from_regex(r"[\w-]{1,20}", fullmatch=True), unique=True, max_size=5).map(tuple),
    match_all=st.booleans(),
    filters=st.lists(
        st.tuples(st.sampled_from(FACETS), st.text(LETTERS, min_size=1, max_size=20)),
        unique=True,
        max_size=4,
    ).map(tuple),
    text=st.text(LETTERS, max_size=30),
    by_standard=st.booleans(),
)


@given(STATES)
def test_there_and_back(state: TableState) -> None:
    assert read_table_link(table_link(state)) == state


@given(st.text())
def test_any_text_is_some_view(text: str) -> None:
    state = read_table_link(f"{LINK}?{text}")
    assert state.face in FACES
    assert all(name in FACETS for name, _ in state.filters)


def test_the_plain_view_has_the_plain_link() -> None:
    assert table_link(TableState()) == LINK == "aix:table"
    assert table_link(TableState(face="matrix", picked=("evasion", "ratelimit"))) == (
        "aix:table?face=matrix&pick=evasion,ratelimit"
    )
    assert is_table_link("aix:table")
    assert is_table_link("aix:table?x")
    assert is_table_link("AIX:Table?x")
    assert not is_table_link("aix:tableware")


def test_too_much_is_nothing() -> None:
    assert read_table_link(f"{LINK}?{'&'.join(['asset=x'] * 500)}") == TableState()


def test_picking_and_filtering_turn_over() -> None:
    state = TableState().toggled("a").toggled("b").toggled("a").filtered(("asset", "Tea"))
    assert (state.picked, state.filters) == (("b",), (("asset", "Tea"),))
    assert state.filtered(("asset", "Tea")).filters == ()
