"""The lines between filters and results: correction, synonyms and number of results, as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aixreader.errors import shortened
from aixreader.search.words import words

if TYPE_CHECKING:
    from aixreader.search.answer import Answer
    from aixreader.services.marks.mark_search import FoundMarks

CORRECTED, UNFILTERED, STOP = "corrected:", "unfilter:", "stop:"
"""Links: the corrected query follows the first, the second removes the filters, the third stops indexing."""


def status_html(answer: Answer, *, is_filtered: bool, has_hint: bool = True) -> str:
    """The lines for an answer; `is_filtered` is whether filters may have hidden results, `has_hint` whether a quotation
    mark that is not closed is told.
    """
    parts = []
    if answer.corrected:
        link = f'<a href="{CORRECTED}{escape(answer.corrected)}">{escape(answer.corrected)}</a>'
        parts.append(
            (_translated("Showing results for {0}.") if answer.hits else _translated("Did you mean {0}?")).format(link)
        )
    if answer.unclosed and has_hint:
        hint = _translated("The quotation mark is not closed: searched for the phrase “{0}”.")
        parts.append(hint.format(escape(shortened(answer.unclosed))))
    if answer.synonyms:
        parts.append(_translated("Also searched: {0}").format(escape(", ".join(answer.synonyms))))
    if answer.missing:
        parts.append(_translated("Not found: {0}.").format(escape(", ".join(map(shortened, answer.missing)))))
    if answer.is_weak and answer.hits:
        parts.append(_translated("Nothing answers this. The closest sections:"))
    elif answer.hits:
        parts.append(count_text(answer))
    else:
        parts.append(_translated("No results."))
        if is_filtered:
            parts.append(f'<a href="{UNFILTERED}">{_translated("Remove the filters")}</a>')
        parts.append(_translated("Try fewer or other words, or a prefix: <i>poison*</i>."))
    return "<br>".join(parts)


def count_text(answer: Answer) -> str:
    """How many sections there are, and how many of them hold every word."""
    if answer.total == 1:
        return _translated("1 section")
    if 0 < answer.complete < answer.total and len(words(answer.query)) > 1:
        one, several = _translated("1 section with all words"), _translated("{0} sections with all words")
        whole = one if answer.complete == 1 else several.format(answer.complete)
        return _translated("{0}, {1} with some").format(whole, answer.total - answer.complete)
    return _translated("{0} sections").format(answer.total)


def progress_html(share: float, text: str, *, has_query: bool) -> str:
    """How far `text` is done, with a link to cancel it. At its end there is nothing to cancel: the answer follows, or
    without a query what is offered then.
    """
    if share >= 1.0:
        return _translated("Searching…") if has_query else ""
    progress = _translated("{0}: {1} %").format(escape(text), round(share * 100))
    return f'{progress} <a href="{STOP}">{_translated("Cancel")}</a>'


def marks_text(found: FoundMarks) -> str:
    """How many of the user's marks there are, and how many of them are listed where that is not all."""
    parts = [
        _counted(count, listed, texts)
        for count, listed, texts in (
            (found.note_count, len(found.notes), (_translated("1 note"), _translated("{0} notes"))),
            (found.bookmark_count, len(found.bookmarks), (_translated("1 bookmark"), _translated("{0} bookmarks"))),
        )
        if count
    ]
    return ", ".join(parts) or _translated("No such notes or bookmarks.")


def _counted(count: int, listed: int, texts: tuple[str, str]) -> str:
    text = texts[0] if count == 1 else texts[1].format(count)
    return text if listed == count else _translated("{0} (first {1})").format(text, listed)


def _translated(text: str) -> str:
    return QCoreApplication.translate("SearchStatus", text)
