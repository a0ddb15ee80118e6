"""What differs between two tables: rows matched by their first cell, columns by their heads, then cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aixreader.comparison.alignment import best_pairs, equal_spans
from aixreader.comparison.likeness import likeness
from aixreader.comparison.text_blocks import Block, Table
from aixreader.comparison.word_changes import Change, changed_words, join_changes, kept_words, letters, word_changes
from aixreader.comparison.words import words_of

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
MIN_LIKENESS = 55
"""Percent that two rows, or the heads of two columns, have to be alike to be states of one."""
Pairs = list[tuple[int | None, int | None]]


@dataclass(frozen=True)
class RowChange:
    """A row of the changed table: `cells` are in the order of its columns, each with the changes of its words."""

    state: str
    cells: tuple[tuple[Change, ...], ...]
    is_head: bool = False


@dataclass(frozen=True)
class TableChange:
    """A table in both texts or in one. `columns` tell of each column whether it is the same, added or removed."""

    state: str
    rows: tuple[RowChange, ...]
    columns: tuple[str, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of all cells."""
        return tuple(change for row in self.rows for cell in row.cells for change in cell)


def table_changes(old: Table | None, new: Table | None) -> TableChange:
    """The changes from one table to another; a table that is in one text only is removed or added as a whole."""
    columns = _columns(old, new)
    rows = tuple(_row(old, new, columns, i, j) for i, j in _rows(old, new, columns))
    if old is None or new is None:
        state = REMOVED if new is None else ADDED
    else:
        states = {row.state for row in rows} | {_state(column) for column in columns}
        state = SAME if states <= {SAME} else CHANGED
    return TableChange(state, rows, tuple(_state(column) for column in columns))


def _state(pair: tuple[int | None, int | None]) -> str:
    return ADDED if pair[0] is None else REMOVED if pair[1] is None else SAME


def _columns(old: Table | None, new: Table | None) -> Pairs:
    before, after = _heads(old), _heads(new)
    is_headless = not (any(before) and any(after))
    if before == after or (is_headless and len(before) == len(after)):
        return [(at, at) for at in range(len(after))]
    return _matched(before, after, lambda i, j: likeness(before[i], after[j], MIN_LIKENESS))


def _heads(table: Table | None) -> list[str]:
    """The heads of the columns, as they are compared; without such a row they are empty."""
    if table is None:
        return []
    return [letters(cell.text) if table.heads else "" for cell in table.rows[0]]


def _rows(old: Table | None, new: Table | None, columns: Pairs) -> Pairs:
    """The rows of both in one order: equal ones, then those with one first cell, then those that are alike."""
    before, after = old.rows if old else (), new.rows if new else ()
    own, others = [i for i, _ in columns if i is not None], [j for _, j in columns if j is not None]
    texts = [_texts(before, own), _texts(after, others)]
    pairs: Pairs = []
    for span in equal_spans(*texts):
        i, j = span.old_start, span.new_start
        if span.is_equal:
            pairs += [(i + at, j + at) for at in range(span.old_end - i)]
        else:
            rows = before[i : span.old_end], after[j : span.new_end]
            parts = texts[0][i : span.old_end], texts[1][j : span.new_end]
            pairs += _shifted(_changed_rows(_firsts(rows[0], "old"), _firsts(rows[1], "new"), *parts), i, j)
    return pairs


def _changed_rows(
    old_firsts: list[str], new_firsts: list[str], old_texts: Sequence[str], new_texts: Sequence[str]
) -> Pairs:
    """Rows of which none is equal: those with one first cell, and between these those that are alike."""
    pairs: Pairs = []
    for span in equal_spans(old_firsts, new_firsts):
        i, j = span.old_start, span.new_start
        if span.is_equal:
            pairs += [(i + at, j + at) for at in range(span.old_end - i)]
        else:
            parts = old_texts[i : span.old_end], new_texts[j : span.new_end]
            pairs += _shifted(_alike_rows(*parts), i, j)
    return pairs


def _alike_rows(old: Sequence[str], new: Sequence[str]) -> Pairs:
    return _matched(old, new, lambda i, j: likeness(old[i], new[j], MIN_LIKENESS))


def _shifted(pairs: Pairs, by: int, other: int) -> Pairs:
    return [(None if i is None else i + by, None if j is None else j + other) for i, j in pairs]


def _texts(rows: Sequence[Sequence[Block]], columns: Sequence[int]) -> list[str]:
    return [" | ".join(row[at].text for at in columns if at < len(row)) for row in rows]


def _firsts(rows: Sequence[Sequence[Block]], side: str) -> list[str]:
    """The first cells by which rows are told apart; for one that several rows have a text that only one `side` has."""
    names = [letters(row[0].text) for row in rows]
    counts = Counter(names)
    return [name if name and counts[name] == 1 else f"{side} {at}" for at, name in enumerate(names)]


def _matched(old: Sequence[str], new: Sequence[str], score: Callable[[int, int], float]) -> Pairs:
    """Both lists in one order: what is matched, and between that what is in one only."""
    pairs: Pairs = []
    i = j = 0
    for before, after in [*best_pairs(len(old), len(new), score), (len(old), len(new))]:
        pairs += [(at, None) for at in range(i, before)]
        pairs += [(None, at) for at in range(j, after)]
        if before < len(old):
            pairs.append((before, after))
        i, j = before + 1, after + 1
    return pairs


def _row(old: Table | None, new: Table | None, columns: Pairs, i: int | None, j: int | None) -> RowChange:
    before = old.rows[i] if old and i is not None else None
    after = new.rows[j] if new and j is not None else None
    cells = tuple(
        _cell(
            before[a] if before and a is not None and a < len(before) else None,
            after[b] if after and b is not None and b < len(after) else None,
        )
        for a, b in columns
    )
    is_head = bool(old and i is not None and i < old.heads) or bool(new and j is not None and j < new.heads)
    if before is None or after is None:
        return RowChange(REMOVED if after is None else ADDED, cells, is_head)
    state = SAME if all(change.kept for cell in cells for change in cell) else CHANGED
    return RowChange(state, cells, is_head)


def _cell(old: Block | None, new: Block | None) -> tuple[Change, ...]:
    before, after = tuple(words_of(old)) if old else (), tuple(words_of(new)) if new else ()
    if old and new and old.text == new.text:
        return join_changes([kept_words(before, after)])
    if not before or not after:
        return join_changes([changed_words(before, after)])
    return word_changes(before, after)
