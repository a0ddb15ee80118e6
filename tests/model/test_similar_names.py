"""Distances between names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.model.similar_names import edit_distance, most_similar, unique_nearest

WORD = st.text(alphabet="abc", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("", "", 0), ("rate", "rates", 1), ("abc", "acb", 2), ("kitten", "sitting", 3)]
)
def test_known_distances(one: str, other: str, edits: int) -> None:
    assert edit_distance(one, other, 5) == edits


def test_more_than_the_limit_is_not_counted_out() -> None:
    assert edit_distance("aaaa", "bbbb", 2) == 3


@given(WORD, WORD, WORD)
def test_it_is_a_metric(a: str, b: str, c: str) -> None:
    assert edit_distance(a, b, 20) == edit_distance(b, a, 20)
    assert (edit_distance(a, b, 20) == 0) == (a == b)
    assert edit_distance(a, c, 20) <= edit_distance(a, b, 20) + edit_distance(b, c, 20)


def test_only_a_single_nearest_name_counts() -> None:
    assert unique_nearest("modelleek", ["modelleak", "modelpoison"], 2) == "modelleak"
    assert unique_nearest("cat", ["car", "can"], 2) is None
    assert unique_nearest("cat", ["car", "call"], 2) == "car"
    assert unique_nearest("cat", ["zebra"], 2) is None


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [("tea", "tea", 0), ("tea", "ate", 2), ("form", "from", 1), ("tea", "teas", 1), ("", "te", 2), ("abcdef", "x", 4)],
)
def test_distance_with_swaps(left: str, right: str, apart: int) -> None:
    assert edit_distance(left, right, 3, swaps=True) == apart


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_with_swaps_is_the_same_both_ways(left: str, right: str) -> None:
    assert edit_distance(left, right, 9, swaps=True) == edit_distance(right, left, 9, swaps=True)
    assert (edit_distance(left, right, 9, swaps=True) == 0) == (left == right)


def test_the_most_similar_come_first() -> None:
    items = ["monitor", "limit", "evasion", "monitoring"]
    assert most_similar("monitr", items, lambda item: (item, item.upper()), 2) == ["monitor", "monitoring"]
