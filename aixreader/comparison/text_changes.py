"""What differs between two texts: block by block, in them sentence by sentence, in those word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple, TypeAlias

from aixreader.comparison.alignment import best_pairs, equal_spans
from aixreader.comparison.likeness import MAX_CHARACTERS, likeness
from aixreader.comparison.table_changes import ADDED, CHANGED, REMOVED, SAME, TableChange, table_changes
from aixreader.comparison.text_blocks import AnyBlock, Block, Table
from aixreader.comparison.word_changes import Change, changed_words, join_changes, kept_words, word_changes
from aixreader.comparison.words import Words, join_words, sentences_of, words_of

MOVED, MOVED_AWAY = "moved", "moved away"
"""A block at its new and at its old place, with the same words."""
MIN_LIKENESS = 55
"""Percent that two sentences have to be alike to be two states of one."""
MIN_TABLE_LIKENESS = 25
MIN_MOVED_LENGTH = 25
"""Characters of a block that is told to have moved: a label ("References") is in many places."""


@dataclass(frozen=True)
class BlockChange:
    """A block in both texts or in one: `state` is one of the constants above, `old` and `new` are what it is set as.

    `changes` hold all its words, of both texts. `elsewhere` is the id of the section where a block that left its
    section is now, or was.
    """

    state: str
    old: Block | None
    new: Block | None
    changes: tuple[Change, ...]
    elsewhere: str = ""

    @property
    def old_text(self) -> str:
        """Its words in the old text."""
        return join_words(word for change in self.changes for word in change.old)

    @property
    def new_text(self) -> str:
        """Its words in the new text."""
        return join_words(word for change in self.changes for word in change.new)


AnyChange: TypeAlias = BlockChange | TableChange


def text_changes(old: Sequence[AnyBlock], new: Sequence[AnyBlock]) -> tuple[AnyChange, ...]:
    """The changes from one text to another, in the order of both: what was removed is where it was."""
    changes: list[AnyChange] = []
    for span in equal_spans([_key(block) for block in old], [_key(block) for block in new]):
        before, after = old[span.old_start : span.old_end], new[span.new_start : span.new_end]
        if span.is_equal:
            changes += map(_same, before, after)
        else:
            changes += _gap(before, after)
    return mark_moves(changes)


def mark_moves(changes: Sequence[AnyChange]) -> tuple[AnyChange, ...]:
    """The changes with blocks that were removed in one place and added in another as moved."""
    added: dict[str, list[int]] = defaultdict(list)
    for at, change in enumerate(changes):
        if isinstance(change, BlockChange) and change.state == ADDED:
            added[change.new_text].append(at)
    marked = list(changes)
    for at, change in enumerate(changes):
        if isinstance(change, BlockChange) and change.state == REMOVED:
            text = change.old_text
            if len(text) >= MIN_MOVED_LENGTH and added[text]:
                other = added[text].pop(0)
                marked[other] = replace(marked[other], state=MOVED)
                marked[at] = replace(change, state=MOVED_AWAY)
    return tuple(marked)


def _key(block: AnyBlock) -> tuple[bool, str]:
    return isinstance(block, Table), block.text


def _same(old: AnyBlock, new: AnyBlock) -> AnyChange:
    """The changes of two blocks of one text, or of two tables."""
    if isinstance(old, Block) and isinstance(new, Block):
        return BlockChange(SAME, old, new, (kept_words(tuple(words_of(old)), tuple(words_of(new))),))
    return table_changes(*(block if isinstance(block, Table) else None for block in (old, new)))


def _gap(old: Sequence[AnyBlock], new: Sequence[AnyBlock]) -> Iterator[AnyChange]:
    """The changes between two equal parts. Tables are paired first; what lies between them is text."""
    tables = [at for at, block in enumerate(old) if isinstance(block, Table)]
    others = [at for at, block in enumerate(new) if isinstance(block, Table)]
    alike = _memo([old[at].text for at in tables], [new[at].text for at in others], MIN_TABLE_LIKENESS)
    pairs = best_pairs(len(tables), len(others), alike)
    i = j = 0
    for before, after in [*((tables[a], others[b]) for a, b in pairs), (len(old), len(new))]:
        yield from _text_gap(old[i:before], new[j:after])
        if before < len(old):
            yield _same(old[before], new[after])
        i, j = before + 1, after + 1


def _memo(old: Sequence[str], new: Sequence[str], cutoff: int) -> Callable[[int, int], float]:
    return lambda i, j: likeness(old[i], new[j], cutoff)


# ---------------------------------------------------------------------------------------------------------- sentences
class _Sentence(NamedTuple):
    """A sentence, or a whole table (it has no words), with the number of its block among those of its gap."""

    block: int
    words: Words
    text: str


class _Step(NamedTuple):
    """Two sentences that are states of one, or one that is in one text only."""

    old: _Sentence | None
    new: _Sentence | None
    is_equal: bool = False


def _text_gap(old: Sequence[AnyBlock], new: Sequence[AnyBlock]) -> Iterator[AnyChange]:
    """The changes of blocks of which none is equal. A table here has no counterpart."""
    steps = _steps(_sentences(old), _sentences(new))
    for group in _grouped(steps):
        yield _change(old, new, group)


def _sentences(blocks: Sequence[AnyBlock]) -> list[_Sentence]:
    sentences: list[_Sentence] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Block):
            sentences += [_Sentence(number, words, join_words(words)) for words in sentences_of(block)]
        else:
            sentences.append(_Sentence(number, (), ""))
    return sentences


def _steps(old: list[_Sentence], new: list[_Sentence]) -> list[_Step]:
    """The sentences of both in order: equal ones, those that are alike, and the rest."""
    steps: list[_Step] = []
    i = j = 0
    last: _Step | None = None
    for a, b, is_equal in [*_pairs(old, new), (len(old), len(new), False)]:
        pair = _Step(old[a], new[b], is_equal) if a < len(old) else None
        steps += _unpaired(old[i:a], new[j:b], last, pair)
        if pair is not None:
            steps.append(pair)
        last, i, j = pair, a + 1, b + 1
    return steps


def _pairs(old: list[_Sentence], new: list[_Sentence]) -> Iterator[tuple[int, int, bool]]:
    """Where sentences that are equal, or else alike, are in both lists, and whether they are equal."""
    keys = [[(one.text or (side, at)) for at, one in enumerate(texts)] for side, texts in enumerate((old, new))]
    for span in equal_spans(*keys):
        i, j = span.old_start, span.new_start
        if span.is_equal:
            yield from ((i + at, j + at, True) for at in range(span.old_end - i))
            continue
        before, after = old[i : span.old_end], new[j : span.new_end]
        alike = _memo([one.text for one in before], [one.text for one in after], MIN_LIKENESS)
        if _is_bounded(before, after):
            yield from ((i + a, j + b, False) for a, b in best_pairs(len(before), len(after), alike))


def _unpaired(old: list[_Sentence], new: list[_Sentence], before: _Step | None, after: _Step | None) -> Iterator[_Step]:
    """Sentences between two pairs: first those of the blocks of the first pair, last those of the second one's, so that
    none of another block comes between the sentences of one.
    """
    parts = [
        _cut(old, before and before.old, after and after.old),
        _cut(new, before and before.new, after and after.new),
    ]
    for removed, added in zip(*parts, strict=True):
        yield from (_Step(one, None) for one in removed)
        yield from (_Step(None, one) for one in added)


def _cut(sentences: list[_Sentence], before: _Sentence | None, after: _Sentence | None) -> list[list[_Sentence]]:
    """The sentences of the block of `before`, others, and those of the block of `after`."""
    first = 0
    while before is not None and first < len(sentences) and sentences[first].block == before.block:
        first += 1
    last = len(sentences)
    while after is not None and last > first and sentences[last - 1].block == after.block:
        last -= 1
    return [sentences[:first], sentences[first:last], sentences[last:]]


def _is_bounded(old: list[_Sentence], new: list[_Sentence]) -> bool:
    """Whether comparing each with each is not too much."""
    lengths = (sum(len(one.text) for one in sentences) for sentences in (old, new))
    return next(lengths) * next(lengths) <= MAX_CHARACTERS


def _grouped(steps: Sequence[_Step]) -> Iterator[list[_Step]]:
    """The steps by blocks, in their order. A removed sentence is in the block where the rest of its own block is now;
    one of a block that is gone as a whole is in a group without new sentences.
    """
    homes = _homes(steps)
    group: list[_Step] = []
    current = -1
    waiting: list[_Step] = []
    for step in steps:
        if step.new is None:
            waiting.append(step)
            continue
        block = step.new.block
        has_table = any(not one.old.text for one in waiting if one.old)
        if group and block == current and not has_table:
            group += [*waiting, step]
        else:
            staying, leaving, arriving = _distributed(waiting, homes, current, block)
            yield from filter(None, [group + staying])
            yield from leaving
            group = [*arriving, step]
        current, waiting = block, []
    staying, leaving, _ = _distributed(waiting, homes, current, -1)
    yield from filter(None, [group + staying])
    yield from leaving


def _distributed(
    waiting: list[_Step], homes: dict[int, int], before: int, after: int
) -> tuple[list[_Step], list[list[_Step]], list[_Step]]:
    """Removed sentences between two blocks of the new text: those that belong to the first, those of blocks that are
    gone, by block, and those that belong to the second.
    """
    first = 0
    while first < len(waiting) and _home(waiting[first], homes) == before != -1:
        first += 1
    last = len(waiting)
    while last > first and _home(waiting[last - 1], homes) == after != -1:
        last -= 1
    gone = groupby(waiting[first:last], key=lambda step: step.old.block if step.old else -1)
    return waiting[:first], [list(own) for _, own in gone], waiting[last:]


def _home(step: _Step, homes: dict[int, int]) -> int:
    return homes.get(step.old.block, -2) if step.old and step.old.text else -2


def _homes(steps: Sequence[_Step]) -> dict[int, int]:
    """Of each old block the new one that has most of its text."""
    lengths: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for step in steps:
        if step.old is not None and step.new is not None:
            lengths[step.old.block][step.new.block] += len(step.old.text)
    return {block: max(own, key=lambda name: own[name]) for block, own in lengths.items()}


def _change(old: Sequence[AnyBlock], new: Sequence[AnyBlock], group: list[_Step]) -> AnyChange:
    before = next((old[step.old.block] for step in group if step.old), None)
    after = next((new[step.new.block] for step in group if step.new), None)
    if isinstance(before, Table) or isinstance(after, Table):
        return table_changes(before if isinstance(before, Table) else None, after if isinstance(after, Table) else None)
    changes = join_changes(change for step in _with_line_ends(group) for change in _word_changes(step))
    if before is None or after is None:
        return BlockChange(REMOVED if after is None else ADDED, before, after, changes)
    state = SAME if all(change.kept for change in changes) else CHANGED
    return BlockChange(state, before, after, changes)


def _with_line_ends(group: list[_Step]) -> Iterator[_Step]:
    """The steps of a block, with a line end where words of another old block begin."""
    last = -1
    for step in group:
        old = step.old
        if old is not None and last not in (-1, old.block) and old.words:
            first = old.words[0]._replace(gap=old.words[0].gap or "\n")
            yield step._replace(old=old._replace(words=(first, *old.words[1:])))
        else:
            yield step
        last = old.block if old is not None else last


def _word_changes(step: _Step) -> tuple[Change, ...]:
    old, new = (step.old.words if step.old else ()), (step.new.words if step.new else ())
    if step.is_equal:
        return (kept_words(old, new),)
    return word_changes(old, new) if old and new else (changed_words(old, new),)
