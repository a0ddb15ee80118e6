"""The hint of the search panel while its field is empty: saved and recent searches or examples, and the syntax."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from aixreader.search.facets import FIELD_SYNTAX
from aixreader.ui.search.search_history import SearchHistory
from aixreader.ui.search.search_panel import RECENT

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


def search_hint(history: SearchHistory) -> str:
    """HTML with a link for each saved and recent search; with examples where there are none."""
    lines: list[str] = []
    for title, searches in (
        (_translated("Saved searches:"), history.saved),
        (_translated("Recent searches:"), history.recent[:MAX_RECENT_SHOWN]),
        (_translated("Examples:"), () if history.saved or history.recent else EXAMPLES),
    ):
        if searches:
            links = (f'<a href="{RECENT}{escape(text)}">{escape(text)}</a>' for text in searches)
            lines += [title, *links, ""]
    lines.append(_translated("Words, names, old names. <i>“a phrase”</i>, <i>AND OR -not</i>, <i>begin*</i>, "))
    lines.append(f"<i>{FIELD_SYNTAX}</i>")
    return "<br>".join(lines)


def _translated(text: str) -> str:
    return QCoreApplication.translate("SearchHint", text)
