"""Runs of `*`, `_` and `~`: which open, which close, and which pair up (CommonMark 0.31, section 6.2)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from aixreader.source.markup.typographer import is_punctuation, is_space


@dataclass(slots=True)
class Run:
    """A run of one character; `left` of its `size` are not used up.

    `opens` and `closes` are the elements it begins and ends, in the order in which they were paired.
    """

    char: str
    size: int
    can_open: bool
    can_close: bool
    left: int
    opens: list[str] = field(default_factory=list)
    closes: list[str] = field(default_factory=list)


def read_run(char: str, size: int, before: str, after: str) -> Run:
    """The run between two characters, by the rules of left and right flanking."""
    space_before, space_after = is_space(before), is_space(after)
    mark_before, mark_after = is_punctuation(before), is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if char == "_":
        return Run(char, size, left and (not right or mark_before), right and (not left or mark_after), size)
    return Run(char, size, left, right, size)


def pair(runs: list[Run]) -> None:
    """Pair the runs of a text. Linear: once a kind of closer has no opener, later ones do not search again."""
    bottoms: dict[tuple[str, bool, int], int] = {}
    openers: list[Run] = []
    todo = deque(runs)
    while todo:
        closer = todo.popleft()
        while closer.can_close and closer.left:
            kind = (closer.char, closer.can_open, closer.size % 3)
            bottom = min(bottoms.get(kind, 0), len(openers))
            index = _opener(openers, closer, bottom)
            if index < 0:
                bottoms[kind] = len(openers)
                break
            opener = openers[index]
            del openers[index + 1 :]
            for key, value in bottoms.items():
                bottoms[key] = min(value, len(openers))
            _join(opener, closer)
            if not opener.left:
                openers.pop()
        if closer.can_open and closer.left:
            openers.append(closer)


def _opener(openers: list[Run], closer: Run, bottom: int) -> int:
    for index in range(len(openers) - 1, bottom - 1, -1):
        opener = openers[index]
        if opener.char != closer.char:
            continue
        if closer.char == "~":
            if opener.left == closer.left:
                return index
            continue
        both = opener.can_close or closer.can_open
        odd = both and closer.size % 3 != 0 and (opener.size + closer.size) % 3 == 0
        if not odd:
            return index
    return -1


def _join(opener: Run, closer: Run) -> None:
    if closer.char == "~":
        used, tag = closer.left, "del"
    else:
        used = 2 if opener.left >= 2 and closer.left >= 2 else 1
        tag = "strong" if used == 2 else "em"
    opener.left -= used
    closer.left -= used
    opener.opens.append(tag)
    closer.closes.append(tag)
