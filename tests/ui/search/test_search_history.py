"""Recent and saved searches."""

from __future__ import annotations

from aixreader.ui.search.search_history import SearchHistory
from aixreader.userdata.session_state import SessionState


def test_the_latest_comes_first_and_once() -> None:
    history = SearchHistory()
    for text in ("tea", "pot", "tea"):
        history.add_recent(text)
    assert history.recent == ("tea", "pot")


def test_saved_and_removed_again() -> None:
    history = SearchHistory()
    assert history.toggle_saved("tea")
    assert history.toggle_saved("pot")
    assert list(history.saved) == ["tea", "pot"]
    assert not history.toggle_saved("tea")
    assert list(history.saved) == ["pot"]


def test_both_are_saved_between_runs() -> None:
    history = SearchHistory()
    history.restore(SessionState(searches=("a",), kept_searches=("b",), panel="search"))
    history.add_recent("c")
    state = history.save(SessionState(panel="marks"))
    assert (state.searches, state.kept_searches, state.panel) == (("c", "a"), ("b",), "marks")


def test_cleared() -> None:
    history = SearchHistory()
    history.restore(SessionState(searches=("a",), kept_searches=("b",)))
    history.clear()
    assert (history.recent, history.saved) == ((), ("b",))
    history.clear(everything=True)
    assert history.saved == ()
