"""Fuzzy matching of titles, for the command palette and the filter of the contents.

What counts of a text are its letters and digits, without case, accents, punctuation and spaces. The better the place
the letters stand at, the higher the score: the whole text, its beginning, the beginning of a word, the words' initials,
inside a word, scattered in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")

MAX_TEXT_LENGTH = 300
"""Characters of a text that are compared: titles are short, and time grows with the square of the length."""
MAX_SPREAD = 2
"""The distance between the first and the last scattered letter, as a multiple of their number."""
MIN_INITIALS = 2
MIN_SCATTERED = 3
STEP = 1000
WHOLE, PREFIX, WORD, INITIALS, INSIDE, SCATTERED = (STEP * tier for tier in range(6, 0, -1))
LINKING = frozenset({"a", "an", "and", "as", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
"""Words that are skipped in one of the two rows of initials."""
NUMBER = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+(?=\S)")
APOSTROPHES = "'’"


class Match(NamedTuple):
    """How well a text matches (higher is better), and the offsets of the matched characters, ascending."""

    score: int
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Folded:
    """A normalised text: its `letters`, the offset of each in the text, the indexes of those that begin words.

    `number` is how many letters the section's number takes at the beginning, which nobody means who types words.
    `initials` are the first letters of all words and of those that carry meaning, each with its indexes in `letters`.
    """

    letters: str
    offsets: tuple[int, ...]
    starts: frozenset[int]
    number: int
    initials: tuple[tuple[str, tuple[int, ...]], ...]


def match(query: str, text: str, *, scattered: bool = True) -> Match | None:
    """How `query` matches `text`, None where it does not. A query without letters or digits matches with score 0.

    Without `scattered`, letters with others between them do not match.
    """
    wanted = _fold(query).letters
    if not wanted:
        return Match(0, ())
    folded = _fold(text)
    matches = _find(wanted, folded)
    if matches is None or (matches[0] == SCATTERED and not scattered):
        return None
    tier, letters = matches
    offsets = folded.offsets
    # Within a tier the match that covers more of its text is better, then the earlier one.
    skipped = folded.number if letters[0] >= folded.number else 0
    fill = 900 * len(wanted) // (len(folded.letters) - skipped)
    return Match(tier + fill + max(0, 90 - letters[0]), tuple(dict.fromkeys([offsets[letter] for letter in letters])))


def match_title(query: str, title: str, heading: str, *, scattered: bool = True) -> Match | None:
    """How `query` matches a title, or the heading that it stands for: then without positions."""
    matched = match(query, title, scattered=scattered)
    if matched is None and heading and heading != title and (other := match(query, heading, scattered=scattered)):
        return Match(other.score, ())
    return matched


def rank(
    query: str, items: Iterable[Item], key: Callable[[Item], str], heading: Callable[[Item], str] = lambda _item: ""
) -> list[tuple[Item, Match]]:
    """The items whose `key`, or else `heading`, matches, best first; the sort is stable."""
    matches = [
        (item, matched) for item in items if (matched := match_title(query, key(item), heading(item))) is not None
    ]
    matches.sort(key=lambda pair: -pair[1].score)
    return matches


def _find(wanted: str, folded: _Folded) -> tuple[int, range | list[int] | tuple[int, ...]] | None:
    """The best match of `wanted` among the letters, as its tier and the indexes of its letters."""
    letters = folded.letters
    first = at = letters.find(wanted)
    if at == 0:
        return (WHOLE if len(wanted) == len(letters) else PREFIX), range(len(wanted))
    if at == folded.number > 0:
        return (WHOLE if at + len(wanted) == len(letters) else PREFIX), range(at, at + len(wanted))
    while at > 0 and at not in folded.starts:
        at = letters.find(wanted, at + 1)
    if at > 0:
        return WORD, range(at, at + len(wanted))
    if len(wanted) >= MIN_INITIALS:
        for initials, offsets in folded.initials:
            at = initials.find(wanted)
            if at >= 0:
                return INITIALS, offsets[at : at + len(wanted)]
    if first > 0:
        return INSIDE, range(first, first + len(wanted))
    scattered = _scattered(wanted, folded) if len(wanted) >= MIN_SCATTERED else None
    return (SCATTERED, scattered) if scattered else None


def _scattered(wanted: str, folded: _Folded) -> list[int] | None:
    """The indexes of the letters of `wanted` in order, not adjacent but close, from the beginning of a word."""
    letters, starts = folded.letters, folded.starts
    best: list[int] | None = None
    at = letters.find(wanted[0])
    while at >= 0:
        offsets = _follow(wanted, letters, at)
        if offsets is None:
            break
        spread = offsets[-1] - at
        if at in starts and spread <= MAX_SPREAD * len(wanted) and (best is None or spread < best[-1] - best[0]):
            best = offsets
        at = letters.find(wanted[0], at + 1)
    return best


def _follow(wanted: str, letters: str, at: int) -> list[int] | None:
    """The index of the next occurrence of each letter of `wanted`, the first at `at`; None if one has none."""
    offsets = [at]
    for letter in wanted[1:]:
        at = letters.find(letter, at + 1)
        if at < 0:
            return None
        offsets.append(at)
    return offsets


@lru_cache(maxsize=4096)
def _fold(text: str) -> _Folded:
    letters: list[str] = []
    offsets: list[int] = []
    starts: list[int] = []
    words: list[list[int]] = []
    inside = False
    before = ""
    for offset, char in enumerate(text[:MAX_TEXT_LENGTH]):
        plain = _fold_char(char)
        if not plain:
            inside = inside and (char in APOSTROPHES or unicodedata.category(char).startswith("M"))
            continue
        if not inside or (char.isupper() and before.islower()):
            starts.append(len(letters))
            words.append([])
        inside, before = True, char
        for letter in plain:
            words[-1].append(len(letters))
            letters.append(letter)
            offsets.append(offset)
    whole = "".join(letters)
    meaning = [word[0] for word in words if whole[word[0] : word[-1] + 1] not in LINKING]
    initials = tuple(("".join(whole[at] for at in begin), tuple(begin)) for begin in (starts, meaning))
    numbered = NUMBER.match(text)
    number = sum(offset < numbered.end() for offset in offsets) if numbered else 0
    kinds = initials if initials[0] != initials[1] else initials[:1]
    return _Folded(whole, tuple(offsets), frozenset(starts), number if number < len(whole) else 0, kinds)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """A character without case and accents, "" for one that is neither letter nor digit."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(letter for letter in folded if letter.isalnum())
