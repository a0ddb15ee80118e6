"""Recent and saved searches of the user."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from aixreader.userdata.session_state import SessionState, add_recent_search


class SearchHistory:
    """Lists of search texts. Both are part of the state that is saved between runs."""

    def __init__(self) -> None:
        self._state = SessionState()

    @property
    def recent(self) -> tuple[str, ...]:
        """The recent searches, the latest first."""
        return self._state.searches

    @property
    def saved(self) -> tuple[str, ...]:
        """The saved searches, the oldest first."""
        return self._state.kept_searches

    def restore(self, state: SessionState) -> None:
        """Take over the lists of the last run."""
        self._state = state

    def save(self, state: SessionState) -> SessionState:
        """`state` with both lists."""
        return replace(state, searches=self.recent, kept_searches=self.saved)

    def add_recent(self, text: str) -> None:
        """Put `text` first among the recent searches."""
        self._state = add_recent_search(self._state, text)

    def toggle_saved(self, text: str) -> bool:
        """Save `text`, or remove it from the saved searches; returns whether it is saved now."""
        others = tuple(saved for saved in self.saved if saved != text)
        is_new = len(others) == len(self.saved)
        self._state = replace(self._state, kept_searches=(*others, text) if is_new else others)
        return is_new

    def set_saved(self, texts: Iterable[str]) -> None:
        """Replace the saved searches."""
        self._state = replace(self._state, kept_searches=tuple(dict.fromkeys(texts)))

    def remove(self, text: str) -> None:
        """Forget the search `text`, saved or not."""
        searches, saved = (tuple(kept for kept in texts if kept != text) for texts in (self.recent, self.saved))
        self._state = replace(self._state, searches=searches, kept_searches=saved)

    def clear(self, *, everything: bool = False) -> None:
        """Forget the recent searches; with `everything` the saved ones too."""
        self._state = replace(self._state, searches=(), kept_searches=() if everything else self.saved)
