"""What is selected on a page, as a highlight keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.services.session.page_text import PageText, SectionText
from aixreader.services.session.quote_anchor import CONTEXT

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Selection:
    """A quote in the section it begins in, as `userdata.records.Annotation` has it."""

    section: str
    quote: str
    before: str
    after: str
    start: int


def selection(page: PageText, start: int, length: int) -> Selection | None:
    """What stands `length` characters from `start` on, both without blanks; None where that is nothing, or too much."""
    text = page.squeezed
    end = min(start + length, len(text))
    if not 0 <= start < end or end - start > LONGEST:
        return None
    first = page.at(start)
    quote = " ".join(
        _plain(part, start - part.start, end - part.start)
        for part in page.sections
        if part.start < end and part.start + len(part.squeezed) > start
    )
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Selection(first.section, quote, before, after, start - first.start)


def _plain(part: SectionText, start: int, end: int) -> str:
    """The section's text with its blanks, from the `start`-th letter up to the `end`-th."""
    letters = [place for place, letter in enumerate(part.plain) if letter != " "]
    first, last = max(start, 0), min(end, len(letters)) - 1
    return part.plain[letters[first] : letters[last] + 1] if first <= last else ""
