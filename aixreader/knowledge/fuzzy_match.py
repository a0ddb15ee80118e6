"""Finding titles by a few letters: as they are typed into the command palette or over the contents.

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
"""So many characters of a text are looked at: titles are short, and time grows with the square."""
MAX_SPREAD = 2
"""Scattered letters may stand apart by so many times their number; what is further apart is chance."""
MIN_INITIALS = 2
MIN_SCATTERED = 3
STEP = 1000
WHOLE, PREFIX, WORD, INITIALS, INSIDE, SCATTERED = (STEP * tier for tier in range(6, 0, -1))
LINKING = frozenset({"a", "an", "and", "as", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
"""Words whose initials nobody types."""
NUMBER = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+(?=\S)")
APOSTROPHES = "'’"


class Match(NamedTuple):
    """How well a text matches (higher is better), and the places of the matched characters in it, ascending."""

    score: int
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as it is compared: its `letters`, the place of each in the text, and where among them words begin.

    `number` is how many letters the section's number takes at the beginning, which nobody means who types words.
    `initials` are the first letters of all words and of those that carry meaning, each with its places among `letters`.
    """

    letters: str
    places: tuple[int, ...]
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
    found = _find(wanted, folded)
    if found is None or (found[0] == SCATTERED and not scattered):
        return None
    tier, letters = found
    places = folded.places
    # Among matches of a kind, the one that fills more of its text wins, then the earlier one.
    skipped = folded.number if letters[0] >= folded.number else 0
    fill = 900 * len(wanted) // (len(folded.letters) - skipped)
    return Match(tier + fill + max(0, 90 - letters[0]), tuple(dict.fromkeys([places[letter] for letter in letters])))


def rank(query: str, items: Iterable[Item], key: Callable[[Item], str]) -> list[tuple[Item, Match]]:
    """The items whose `key` matches, best first; equals stay in order."""
    found = [(item, matched) for item in items if (matched := match(query, key(item))) is not None]
    found.sort(key=lambda pair: -pair[1].score)
    return found


def _find(wanted: str, folded: _Folded) -> tuple[int, range | list[int] | tuple[int, ...]] | None:
    """The best place of `wanted` among the letters, and what kind of place it is."""
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
        for initials, places in folded.initials:
            at = initials.find(wanted)
            if at >= 0:
                return INITIALS, places[at : at + len(wanted)]
    if first > 0:
        return INSIDE, range(first, first + len(wanted))
    scattered = _scattered(wanted, folded) if len(wanted) >= MIN_SCATTERED else None
    return (SCATTERED, scattered) if scattered else None


def _scattered(wanted: str, folded: _Folded) -> list[int] | None:
    """The letters of `wanted` in order with others between, the first at the beginning of a word, close together."""
    letters, starts = folded.letters, folded.starts
    best: list[int] | None = None
    at = letters.find(wanted[0])
    while at >= 0:
        places = _follow(wanted, letters, at)
        if places is None:
            break
        spread = places[-1] - at
        if at in starts and spread <= MAX_SPREAD * len(wanted) and (best is None or spread < best[-1] - best[0]):
            best = places
        at = letters.find(wanted[0], at + 1)
    return best


def _follow(wanted: str, letters: str, at: int) -> list[int] | None:
    """The next place of each letter of `wanted`, from the first at `at`; None where they run out."""
    places = [at]
    for letter in wanted[1:]:
        at = letters.find(letter, at + 1)
        if at < 0:
            return None
        places.append(at)
    return places


@lru_cache(maxsize=4096)
def _fold(text: str) -> _Folded:
    letters: list[str] = []
    places: list[int] = []
    starts: list[int] = []
    words: list[list[int]] = []
    inside = False
    before = ""
    for place, char in enumerate(text[:MAX_TEXT_LENGTH]):
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
            places.append(place)
    whole = "".join(letters)
    meaning = [word[0] for word in words if whole[word[0] : word[-1] + 1] not in LINKING]
    initials = tuple(("".join(whole[at] for at in begin), tuple(begin)) for begin in (starts, meaning))
    numbered = NUMBER.match(text)
    number = sum(place < numbered.end() for place in places) if numbered else 0
    kinds = initials if initials[0] != initials[1] else initials[:1]
    return _Folded(whole, tuple(places), frozenset(starts), number if number < len(whole) else 0, kinds)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """A character without case and accents, "" for one that is neither letter nor digit."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(letter for letter in folded if letter.isalnum())
