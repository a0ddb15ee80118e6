"""Re-attaches a highlighted quote to a page: at its offset, at another one, or reworded.

Candidates are compared by the quote itself, then by the text before and after it (TextQuoteSelector), then by the
distance to its offset (TextPositionSelector of W3C's Web Annotation Data Model).
"""

from __future__ import annotations

import os.path
from dataclasses import dataclass
from difflib import SequenceMatcher

from aixreader.services.session.page_text import PageText, remove_blanks
from aixreader.userdata.records import Annotation

MIN_SHARED_WORDS = 0.5
"""The share of a quote's words that a text has to contain, in order, to count as its rewording."""
CONTEXT = 48
"""Characters, without white space, that are stored of the text before and after a quote."""


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """A match of a quote: `start` is its offset in the compact text of `section`, `text` the matching text, `exact`
    whether that is the quote itself.
    """

    section: str
    start: int
    text: str
    exact: bool


def find_quote(page: PageText, mark: Annotation, section: str) -> QuoteMatch | None:
    """The best exact match of the quote of `mark` on a page, None if there is none; `section` is where it was made."""
    text, quote = page.compact, remove_blanks(mark.quote)
    offsets = _find_all(text, quote)
    if not offsets:
        return None

    before, after = remove_blanks(mark.before), remove_blanks(mark.after)
    own = page.section(section)
    section_start = own.start if own is not None else 0

    def rank(offset: int) -> tuple[int, int]:
        end = offset + len(quote)
        context = _common_prefix_length(text[max(0, offset - len(before)) : offset][::-1], before[::-1])
        context += _common_prefix_length(text[end : end + len(after)], after)
        return context, -abs(offset - section_start - mark.start)

    best = max(offsets, key=rank)
    inside = page.section_at(best)
    return QuoteMatch(inside.section, best - inside.start, mark.quote, exact=True)


def find_reworded(page: PageText, mark: Annotation, section: str) -> QuoteMatch | None:
    """The passage of `section` that shares most words with the quote of `mark`; None below `MIN_SHARED_WORDS`."""
    part = page.section(section)
    wanted = mark.quote.split()
    if part is None or not wanted:
        return None
    words = part.plain.split()
    blocks = SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks()
    near = [block for block in blocks if block.size]
    # Shared words far from the other ones are coincidence.
    while len(near) > 1 and near[-1].a + near[-1].size - near[0].a > 2 * len(wanted):
        near.remove(min(near[0], near[-1], key=lambda block: block.size))
    if not near or sum(block.size for block in near) < MIN_SHARED_WORDS * len(wanted):
        return None
    first, last = near[0].a, near[-1].a + near[-1].size
    start = len(remove_blanks(" ".join(words[:first])))
    return QuoteMatch(section, start, " ".join(words[first:last]), exact=False)


def _find_all(text: str, quote: str) -> list[int]:
    """The offsets of all occurrences, overlapping ones included."""
    offsets, offset = list[int](), text.find(quote) if quote else -1
    while offset >= 0:
        offsets.append(offset)
        offset = text.find(quote, offset + 1)
    return offsets


def _common_prefix_length(left: str, right: str) -> int:
    return len(os.path.commonprefix((left, right)))  # noqa: RUF071  # these are texts, no paths
