"""What the search panel offers while its field is empty: saved and recent searches or examples, and the syntax."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aixreader.search.facets import FIELD_SYNTAX, MARK_SYNTAX
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
    lines = (
        _translated("<i>“a phrase”</i> as it is written"),
        _translated("<i>poison*</i> words that begin so"),
        _translated("<i>-word</i> without it; <i>AND</i>, <i>OR</i>"),
        _translated("<i>{0}</i> in one field").format(FIELD_SYNTAX),
        _translated("<i>{0}</i> in what you kept").format(MARK_SYNTAX),
    )
    return "<br>".join(lines)


def _translated(text: str) -> str:
    return QCoreApplication.translate("SearchHint", text)
