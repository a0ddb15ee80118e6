"""What differs between two sentences, word by word, as a person would mark it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from aixreader.comparison.alignment import equal_spans
from aixreader.comparison.words import Word, Words, count_words, join_words

MIN_ISLAND = 3
"""Words between two changes that are marked as changed too if they are fewer."""
MIN_KEPT = 0.35
"""The share of words that a sentence has to keep; with less the old one is shown, and then the new one."""


class Change(NamedTuple):
    """Words that are `kept` (the same in both, white space and style aside), or `old` ones in whose place are `new`."""

    kept: bool
    old: Words
    new: Words

    @property
    def key(self) -> tuple[str, str]:
        """What was changed to what, on one line: the same change elsewhere has the same."""
        return plain(self.old), plain(self.new)

    @property
    def is_spelling(self) -> bool:
        """Whether only capitals, white space or signs differ."""
        return not self.kept and letters(join_words(self.old)) == letters(join_words(self.new))


def kept_words(old: Words, new: Words) -> Change:
    """Words that are the same in both."""
    return Change(True, old, new)  # noqa: FBT003  # the first field of a tuple


def changed_words(old: Words, new: Words) -> Change:
    """Words that differ."""
    return Change(False, old, new)  # noqa: FBT003  # the first field of a tuple


def letters(text: str) -> str:
    """The letters and digits of a text, small ones."""
    return "".join(filter(str.isalnum, text.casefold()))


def word_changes(old: Words, new: Words) -> tuple[Change, ...]:
    """The changes from one sentence to another; the old and the new words are all in them, in order."""
    keys = [[word.text for word in words] for words in (old, new)]
    spans = equal_spans(*keys)
    changes = [Change(s.is_equal, old[s.old_start : s.old_end], new[s.new_start : s.new_end]) for s in spans]
    merged = _without_islands(changes)
    if _kept_share(merged) < MIN_KEPT and not all(change.kept or change.is_spelling for change in merged):
        return (changed_words(old, new),)
    return merged


def join_changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, those of one kind that follow each other as one."""
    groups = groupby((change for change in changes if change.old or change.new), key=lambda change: change.kept)
    return tuple(_joined(kept, list(own)) for kept, own in groups)


def _joined(kept: bool, changes: Sequence[Change]) -> Change:  # noqa: FBT001  # the first field of a tuple
    if len(changes) == 1:
        return changes[0]
    old = tuple(word for change in changes for word in change.old)
    return Change(kept, old, tuple(word for change in changes for word in change.new))


def _without_islands(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes with what is kept between two of them taken in where it is short."""
    last = len(changes) - 1
    return join_changes(
        change
        if not change.kept or at in (0, last) or count_words(change.old) >= MIN_ISLAND
        else changed_words(change.old, change.new)
        for at, change in enumerate(changes)
    )


def _kept_share(changes: Iterable[Change]) -> float:
    kept = all_words = 0
    for change in changes:
        count = count_words(change.old) + count_words(change.new)
        all_words += count
        kept += count if change.kept else 0
    return kept / all_words if all_words else 1.0


def count_changed(changes: Iterable[Change], whole: Iterable[Change]) -> int:
    """How many percent of all words of a text, of both its states, are in `changes`; at least 1."""
    changed, words = (sum(count_words((*each.old, *each.new)) for each in part) for part in (changes, whole))
    return max(1, round(100 * changed / max(1, words)))


def plain(words: Iterable[Word]) -> str:
    """The text of words on one line."""
    return " ".join(join_words(words).split())
