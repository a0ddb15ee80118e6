"""Aligning lists."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aixreader.comparison import alignment
from aixreader.comparison.alignment import Span, best_pairs, equal_spans

LISTS = st.lists(st.sampled_from("abcdef"), max_size=25)


def test_equal_parts_and_gaps() -> None:
    assert equal_spans("abcd", "axcd") == [
        Span(0, 1, 0, 1, is_equal=True),
        Span(1, 2, 1, 2, is_equal=False),
        Span(2, 4, 2, 4, is_equal=True),
    ]
    assert equal_spans("", "") == []
    assert equal_spans("ab", "ab") == [Span(0, 2, 0, 2, is_equal=True)]


@given(LISTS, LISTS)
def test_spans_are_both_lists(old: list[str], new: list[str]) -> None:
    spans = equal_spans(old, new)
    assert [item for span in spans for item in old[span.old_start : span.old_end]] == old
    assert [item for span in spans for item in new[span.new_start : span.new_end]] == new
    for span in spans:
        parts = old[span.old_start : span.old_end], new[span.new_start : span.new_end]
        assert (parts[0] == parts[1]) or not span.is_equal
        assert any(parts)
    assert all(one.is_equal != other.is_equal for one, other in pairwise(spans))


def test_long_lists_are_cut_at_what_is_once_in_each() -> None:
    size = int(alignment.MAX_CELLS**0.5) * 2
    old = [f"line {number}" for number in range(size)]
    new = [line for number, line in enumerate(old) if number % 97]
    new.insert(size // 2, "more")
    spans = equal_spans(old, new)
    kept = sum(span.old_end - span.old_start for span in spans if span.is_equal)
    assert kept == len(new) - 1


def test_the_best_pairs_are_in_order() -> None:
    scores = [[90.0, 80.0], [95.0, 0.0]]
    assert best_pairs(2, 2, lambda i, j: scores[i][j]) == [(1, 0)]
    scores = [[90.0, 0.0], [95.0, 60.0]]
    assert best_pairs(2, 2, lambda i, j: scores[i][j]) == [(0, 0), (1, 1)]
    assert best_pairs(0, 3, lambda _i, _j: 1.0) == []


def test_too_many_are_not_paired() -> None:
    assert best_pairs(1, alignment.MAX_PAIRS, lambda _, j: float(j == 7)) == [(0, 7)]
    assert best_pairs(1, alignment.MAX_PAIRS + 1, lambda _, j: float(j == 7)) == []
