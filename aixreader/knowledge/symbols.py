"""Short symbols for the tiles of the periodic table, as chemistry has them: two letters, three where two are taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WORD = re.compile(r"[A-Za-z]+")
SMALL_WORDS = frozenset({"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "through", "to", "with"})


def symbols(names: Iterable[str]) -> tuple[str, ...]:
    """A symbol for each name, no two alike; the same names in the same order always get the same symbols."""
    used: set[str] = set()
    result = []
    for number, name in enumerate(names):
        symbol = next((one for one in _candidates(name) if one.casefold() not in used), f"N{number + 1}")
        used.add(symbol.casefold())
        result.append(symbol)
    return tuple(result)


def _candidates(name: str) -> Iterator[str]:
    """The initials of two words, of the first and a later one, of three, then letters of the first word."""
    words = [word for word in WORD.findall(name) if word.lower() not in SMALL_WORDS] or ["X"]
    first = words[0]
    for second in words[1:]:
        yield first[0].upper() + second[0].lower()
    if len(words) > 2:
        yield first[0].upper() + words[1][0].lower() + words[2][0].lower()
    if len(words) == 1:
        yield from (first[0].upper() + letter.lower() for letter in first[1:])
    for second in words[1:]:
        yield from (first[0].upper() + second[0].lower() + letter.lower() for letter in second[1:])
    yield from (first[0].upper() + letter.lower() for letter in first[1:])
