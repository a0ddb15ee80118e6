"""Converts a selection on a page to the selectors of a highlight."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.services.session.page_text import PageText, SectionText
from aixreader.services.session.quote_anchor import CONTEXT

MAX_LENGTH = 20_000
"""Characters, without white space, of the longest selection that can be highlighted."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A quote with the fields of `userdata.records.Annotation`; `section` is the one in which it begins."""

    section: str
    quote: str
    before: str
    after: str
    start: int


def make_selection(page: PageText, start: int, length: int) -> Selection | None:
    """The selection of `length` characters from `start` on, both in the page's compact text; None if it is empty, out
    of range, or longer than `MAX_LENGTH`.
    """
    text = page.compact
    end = min(start + length, len(text))
    if not 0 <= start < end or end - start > MAX_LENGTH:
        return None
    first = page.section_at(start)
    quote = " ".join(
        _plain(part, start - part.start, end - part.start)
        for part in page.sections
        if part.start < end and part.start + len(part.compact) > start
    )
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Selection(first.section, quote, before, after, start - first.start)


def _plain(part: SectionText, start: int, end: int) -> str:
    """The section's text, with its blanks, from offset `start` to `end` of its compact text."""
    positions = [position for position, char in enumerate(part.plain) if char != " "]
    first, last = max(start, 0), min(end, len(positions)) - 1
    return part.plain[positions[first] : positions[last] + 1] if first <= last else ""
