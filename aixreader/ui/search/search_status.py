"""The lines between filters and results: correction, synonyms and number of results, as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aixreader.errors import shortened

if TYPE_CHECKING:
    from aixreader.search.answer import Answer

CORRECTED, UNFILTERED = "corrected:", "unfilter:"
"""Links: the corrected query follows the first, the second removes the filters."""


def status_html(answer: Answer, *, is_filtered: bool) -> str:
    """The lines for an answer; `is_filtered` is whether filters may have hidden results."""
    parts = []
    if answer.corrected:
        link = f'<a href="{CORRECTED}{escape(answer.corrected)}">{escape(answer.corrected)}</a>'
        parts.append(_translated("Did you mean {0}?").format(link))
    if answer.synonyms:
        parts.append(_translated("Also searched: {0}").format(escape(", ".join(answer.synonyms))))
    if answer.missing:
        parts.append(_translated("Not found: {0}.").format(escape(", ".join(map(shortened, answer.missing)))))
    if answer.hits:
        parts.append(count_text(answer.total))
    else:
        parts.append(_translated("No results."))
        if is_filtered:
            parts.append(f'<a href="{UNFILTERED}">{_translated("Remove the filters")}</a>')
        parts.append(_translated("Try fewer or other words, or a prefix: <i>poison*</i>."))
    return "<br>".join(parts)


def count_text(count: int) -> str:
    """`count` sections, as text."""
    return _translated("1 section") if count == 1 else _translated("{0} sections").format(count)


def _translated(text: str) -> str:
    return QCoreApplication.translate("SearchStatus", text)
