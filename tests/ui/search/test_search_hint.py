"""The hint below an empty search field."""

from __future__ import annotations

from html import escape

from aixreader.search.facets import FIELD_SYNTAX
from aixreader.ui.search.search_hint import EXAMPLES, MAX_RECENT_SHOWN, search_hint
from aixreader.ui.search.search_history import SearchHistory


def test_at_first_it_says_how_to_search() -> None:
    hint = search_hint(SearchHistory())
    assert "a phrase" in hint
    assert FIELD_SYNTAX in hint
    assert "searches:" not in hint
    assert [escape(example) in hint for example in EXAMPLES] == [True] * 6


def test_saved_and_the_latest_recent_searches_are_links() -> None:
    history = SearchHistory()
    history.toggle_saved("pot & lid")
    for number in range(MAX_RECENT_SHOWN + 1):
        history.add_recent(f"tea {number}")
    hint = search_hint(history)
    assert '<a href="recent:pot &amp; lid">pot &amp; lid</a>' in hint
    assert hint.index("Saved searches:") < hint.index("Recent searches:") < hint.index("tea 6")
    assert "tea 1<" in hint
    assert "tea 0<" not in hint
    assert "Examples" not in hint
