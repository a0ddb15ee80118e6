"""Which names are similar to one that is misspelt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
MAX_COMPARED = 80
"""Characters of a name that `most_similar` compares: its time grows with the square."""


def edit_distance(left: str, right: str, limit: int, *, swaps: bool = False) -> int:
    """Letters inserted, deleted or replaced from `left` to `right` (Levenshtein), with `swaps` also two neighbours
    exchanged (optimal string alignment); `limit + 1` if there are more than `limit`.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before_last: list[int] = []
    last = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            if swaps and row > 1 < column and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before_last, last = last, current
    return last[-1]


def unique_nearest(name: str, names: Iterable[str], limit: int) -> str | None:
    """The one name within `limit` edits that is nearer than all others, or None."""
    ranked = sorted((edits, other) for other in names if (edits := edit_distance(name, other, limit)) <= limit)
    if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def most_similar(
    name: str, items: Iterable[Item], spellings: Callable[[Item], Iterable[str]], count: int
) -> list[Item]:
    """The `count` items of which a spelling shares most with `name` (Ratcliff and Obershelp's ratio), best first."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name[:MAX_COMPARED])

    def similarity(item: Item) -> float:
        best = 0.0
        for spelling in spellings(item):
            matcher.set_seq1(spelling[:MAX_COMPARED])
            if matcher.quick_ratio() > best:
                best = max(best, matcher.ratio())
        return best

    return sorted(items, key=similarity, reverse=True)[:count]
