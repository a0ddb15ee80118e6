"""What the search panel offers while its field is empty: saved and recent searches or examples, and the syntax."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aixreader.search.facets import FIELD_SYNTAX
from aixreader.ui.search.search_history import SearchHistory

MAX_RECENT_SHOWN = 6
EXAMPLES = (
    "prompt injection",
    "how to detect poisoned training data",
    '"membership inference"',
    "role:control when:runtime",
    "by:ai-engineer model theft",
    "ISO 27002",
)
"""Shown before the first search: a name, a question, a phrase, filters, filters with words, a standard."""


def search_suggestions(history: SearchHistory) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Saved and recent searches, each group with its title; examples where there are none."""
    examples = () if history.saved or history.recent else EXAMPLES
    return (
        (_translated("Saved searches"), history.saved),
        (_translated("Recent searches"), history.recent[:MAX_RECENT_SHOWN]),
        (_translated("Examples"), examples),
    )


def search_hint() -> str:
    """What can be typed, as HTML."""
    syntax = _translated("Words, names, old names. <i>“a phrase”</i>, <i>AND OR -not</i>, <i>begin*</i>, ")
    return f"{syntax}<br><i>{FIELD_SYNTAX}</i>"


def _translated(text: str) -> str:
    return QCoreApplication.translate("SearchHint", text)
