"""The session state is restored; invalid parts of it are dropped."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.userdata.session_state import (
    MAX_CLOSED,
    MAX_HISTORY,
    MAX_LENGTH,
    MAX_SEARCHES,
    MAX_TABS,
    SavedLink,
    SessionState,
    SessionStateStore,
    TabState,
    add_recent_search,
    parse_session_state,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=7), inner, max_size=4),
    max_leaves=6,
)
FULL = SessionState(
    geometry="AAAA",
    sidebar_width=320,
    sidebar_shown=False,
    panel="outline",
    expanded=("aix://content/a",),
    source="/some/where",
    tabs=(TabState("aix://content/a", "A", "kept"), TabState("aix://app/home", "Home")),
    current=1,
    closed=(TabState("aix://content/b", "B"),),
    kept=(SavedLink("https://example.org/", "A", "2026-01-02T03:04:05+00:00"),),
    search="rate limit",
    group_pages=False,
    marks_part="notes",
    bookmarks_sort="title",
    open_folders=("f1",),
    searches=("rate limit", "evasion"),
    kept_searches=("model theft",),
    clean=False,
)


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    store = SessionStateStore(tmp_path / "desk.json")
    assert store.load() == SessionState()
    store.save(FULL)
    assert store.load() == FULL


def test_a_source_whose_name_is_no_utf_8_comes_back(tmp_path: Path) -> None:
    store = SessionStateStore(tmp_path / "desk.json")
    state = SessionState(source=os.fsdecode(b"/some/\xff/where"))
    store.save(state)
    assert store.load() == state


def test_what_is_written_is_never_too_much_to_read(tmp_path: Path) -> None:
    store = SessionStateStore(tmp_path / "desk.json")
    tabs = tuple(TabState(f"aix://content/{number}", "A", "x" * MAX_HISTORY) for number in range(MAX_TABS))
    store.save(SessionState(tabs=tabs, closed=tabs[:MAX_CLOSED], current=100))
    kept = store.load()
    assert store.warning == ""
    assert [tab.address for tab in kept.tabs] == [tab.address for tab in tabs]
    assert kept.tabs[100].history
    assert kept.tabs[0].history
    assert not kept.tabs[-1].history
    assert not any(tab.history for tab in kept.closed)


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"sidebar_width": -1, "panel": "outline"}, SessionState(panel="outline")),
        ({"sidebar_width": True}, SessionState()),
        ({"tabs": "all"}, SessionState()),
        (
            {"tabs": [{"address": "a", "title": "b"}, {"address": "c", "title": "d", "history": 3}, {"title": "e"}]},
            SessionState(tabs=(TabState("a", "b"), TabState("c", "d"))),
        ),
        ({"geometry": "größe"}, SessionState()),
        ({"geometry": "AAA"}, SessionState()),
        ({"tabs": [{"address": "a", "title": 3, "history": ""}, 7]}, SessionState()),
        ({"expanded": ["a", 3, "b", "x" * (MAX_LENGTH + 1)]}, SessionState(expanded=("a", "b"))),
        ({"unknown": 1}, SessionState()),
    ],
)
def test_what_is_not_valid_is_left_out(values: dict[str, object], state: SessionState) -> None:
    assert parse_session_state(values) == state


LISTS = ("expanded", "searches", "kept_searches", "open_folders", "assessments")


@given(st.dictionaries(st.sampled_from(sorted(asdict(FULL))), JSON))
def test_no_values_harm(values: dict[str, object]) -> None:
    state = parse_session_state(values)
    assert (
        parse_session_state(
            asdict(state)
            | {name: [asdict(part) for part in getattr(state, name)] for name in ("tabs", "closed", "kept")}
            | {name: list(getattr(state, name)) for name in LISTS}
        )
        == state
    )


def test_counts_are_bounded() -> None:
    tab = {"address": "a", "title": "b", "history": ""}
    assert len(parse_session_state({"tabs": [tab] * (MAX_TABS + 1)}).tabs) == MAX_TABS


def test_what_was_looked_for_last_is_first_and_there_is_an_end_to_it() -> None:
    state = SessionState()
    for text in ("a", "b", "a"):
        state = add_recent_search(state, text)
    assert state.searches == ("a", "b")
    for number in range(MAX_SEARCHES + 5):
        state = add_recent_search(state, str(number))
    assert len(state.searches) == MAX_SEARCHES
