"""Aligning two lists in order: what is equal, and what is alike between.

Both take time that grows with the length of the lists, not with its square: the exact methods are used for lists up to
a bound, longer ones are cut first at what occurs once in each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

MAX_CELLS = 4_000_000
"""Product of the lengths of two lists whose longest common part is computed exactly."""
MAX_PAIRS = 12_000
"""Product of the lengths of two lists whose members are compared each with each."""

Stretch = tuple[int, int, int]
"""Where an equal stretch begins in both lists, and how long it is."""


class Span(NamedTuple):
    """A part of both lists: equal members, or (`is_equal` is false) those of a gap between two equal parts."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    is_equal: bool


def equal_spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    """The lists in spans: equal ones, as long as possible all together, and the gaps before, between and after."""
    spans: list[Span] = []
    i = j = 0
    for start, other, length in [*_joined(_common(old, new)), (len(old), len(new), 0)]:
        if i < start or j < other:
            spans.append(Span(i, start, j, other, is_equal=False))
        if length:
            spans.append(Span(start, start + length, other, other + length, is_equal=True))
        i, j = start + length, other + length
    return spans


def best_pairs(rows: int, columns: int, score: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of members of two lists, in order, whose scores have the highest sum; none of a score of 0.

    None at all for lists of more than `MAX_PAIRS` together.
    """
    if not rows or not columns or rows * columns > MAX_PAIRS:
        return []
    scores = [[score(i, j) for j in range(columns)] for i in range(rows)]
    sums = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        own, below, line = sums[i], sums[i + 1], scores[i]
        for j in range(columns - 1, -1, -1):
            own[j] = max(below[j], own[j + 1], line[j] + below[j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if scores[i][j] and sums[i][j] == scores[i][j] + sums[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Stretch]:
    """The equal stretches, in order."""
    numbers: dict[Hashable, int] = {}
    left = [numbers.setdefault(item, len(numbers)) for item in old]
    right = [numbers.setdefault(item, len(numbers)) for item in new]
    begin = _common_prefix(left, right)
    yield 0, 0, begin
    end = _common_prefix(left[begin:][::-1], right[begin:][::-1])
    last, other_last = len(left) - end, len(right) - end
    for i, j, length in _inner(left[begin:last], right[begin:other_last]):
        yield i + begin, j + begin, length
    yield last, other_last, end


def _inner(old: list[int], new: list[int]) -> Iterator[Stretch]:
    if len(old) * len(new) <= MAX_CELLS:
        yield from _longest(old, new)
        return
    i = j = 0
    for anchor, other in [*_anchors(old, new), (len(old), len(new))]:
        if (anchor - i) * (other - j) <= MAX_CELLS:
            for start, at, length in _longest(old[i:anchor], new[j:other]):
                yield start + i, at + j, length
        if anchor < len(old):
            yield anchor, other, 1
        i, j = anchor + 1, other + 1


def _longest(old: list[int], new: list[int]) -> Iterator[Stretch]:
    from rapidfuzz.distance import Indel

    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start


def _anchors(old: list[int], new: list[int]) -> list[tuple[int, int]]:
    """Members that occur once in each list and are in the same order in both, as many as possible."""
    once = {item for item, count in Counter(new).items() if count == 1}
    places = {item: at for at, item in enumerate(new) if item in once}
    counts = Counter(old)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    pairs = [(at, places[item]) for at, item in enumerate(old) if counts[item] == 1 and item in places]
    for number, (_, other) in enumerate(pairs):
        length = bisect_left(tails, other)
        tails[length : length + 1] = [other]
        ends[length : length + 1] = [number]
        before.append(ends[length - 1] if length else -1)
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _common_prefix(left: Sequence[int], right: Sequence[int]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches, those that follow each other directly as one."""
    joined: list[Stretch] = []
    for i, j, length in stretches:
        if length and joined and (i, j) == (joined[-1][0] + joined[-1][2], joined[-1][1] + joined[-1][2]):
            joined[-1] = (*joined[-1][:2], joined[-1][2] + length)
        elif length:
            joined.append((i, j, length))
    return joined
