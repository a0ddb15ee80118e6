"""What the search panel offers while its field is empty."""

from __future__ import annotations

from aixreader.search.facets import FIELD_SYNTAX, MARK_SYNTAX
from aixreader.ui.search.search_hint import EXAMPLES, MAX_RECENT_SHOWN, search_hint, search_suggestions
from aixreader.ui.search.search_history import SearchHistory


def test_it_says_how_to_search_and_offers_examples_at_first() -> None:
    assert "a phrase" in search_hint()
    assert FIELD_SYNTAX in search_hint()
    assert MARK_SYNTAX in search_hint()
    assert [texts for _, texts in search_suggestions(SearchHistory())] == [(), (), EXAMPLES]
    assert len(EXAMPLES) == 6


def test_saved_and_the_latest_recent_searches_are_offered() -> None:
    history = SearchHistory()
    history.toggle_saved("pot & lid")
    for number in range(MAX_RECENT_SHOWN + 1):
        history.add_recent(f"tea {number}")
    latest = tuple(f"tea {number}" for number in range(MAX_RECENT_SHOWN, 0, -1))
    assert search_suggestions(history) == (
        ("Saved searches", ("pot & lid",)),
        ("Recent searches", latest),
        ("Examples", ()),
    )
    history.remove("tea 3")
    history.remove("pot & lid")
    assert "tea 3" not in history.recent
    assert not history.saved
