"""Finds a highlighted quote again: where it stood, elsewhere, or reworded.

The quote counts first, then what stood around it, then where it was: as W3C's Web Annotation Data Model has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from aixreader.services.session.page_text import PageText, squeezed
from aixreader.userdata.records import Annotation

ALIKE = 0.5
"""So much of a quote's words has to stand there still, in order, to call it reworded."""
CONTEXT = 48
"""Characters without blanks that are kept of what stands before and after a quote."""


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """Where a quote stands now; `text` is what stands there, `exact` whether that is the quote."""

    section: str
    start: int
    text: str
    exact: bool


def find_quote(page: PageText, mark: Annotation, section: str) -> QuoteMatch | None:
    """Where the quote of `mark` stands on a page; `section` is the one it belongs to. Only whole quotes count."""
    text, quote = page.squeezed, squeezed(mark.quote)
    places = _places(text, quote)
    if not places:
        return None

    before, after = squeezed(mark.before), squeezed(mark.after)
    own = page.section(section)
    begin = own.start if own is not None else 0

    def fit(at: int) -> tuple[int, int]:
        end = at + len(quote)
        around = _shared(text[max(0, at - len(before)) : at][::-1], before[::-1])
        around += _shared(text[end : end + len(after)], after)
        return around, -abs(at - begin - mark.start)

    at = max(places, key=fit)
    inside = page.at(at)
    return QuoteMatch(inside.section, at - inside.start, mark.quote, exact=True)


def find_reworded(page: PageText, mark: Annotation, section: str) -> QuoteMatch | None:
    """What stands in the quote's section in its place now, if it is still alike."""
    part = page.section(section)
    wanted = mark.quote.split()
    if part is None or not wanted:
        return None
    words = part.plain.split()
    blocks = SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks()
    near = [block for block in blocks if block.size]
    # Words that are shared far from the rest do not belong to it.
    while len(near) > 1 and near[-1].a + near[-1].size - near[0].a > 2 * len(wanted):
        near.remove(min(near[0], near[-1], key=lambda block: block.size))
    if not near or sum(block.size for block in near) < ALIKE * len(wanted):
        return None
    first, last = near[0].a, near[-1].a + near[-1].size
    start = len(squeezed(" ".join(words[:first])))
    return QuoteMatch(section, start, " ".join(words[first:last]), exact=False)


def _places(text: str, quote: str) -> list[int]:
    places, at = list[int](), text.find(quote) if quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _shared(left: str, right: str) -> int:
    """How many characters both begin with alike."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
