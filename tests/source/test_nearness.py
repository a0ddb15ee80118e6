"""Distances between names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.source.nearness import distance, only_near

WORD = st.text(alphabet="abc", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("", "", 0), ("rate", "rates", 1), ("abc", "acb", 2), ("kitten", "sitting", 3)]
)
def test_known_distances(one: str, other: str, edits: int) -> None:
    assert distance(one, other, 5) == edits


def test_more_than_the_limit_is_not_counted_out() -> None:
    assert distance("aaaa", "bbbb", 2) == 3


@given(WORD, WORD, WORD)
def test_it_is_a_metric(a: str, b: str, c: str) -> None:
    assert distance(a, b, 20) == distance(b, a, 20)
    assert (distance(a, b, 20) == 0) == (a == b)
    assert distance(a, c, 20) <= distance(a, b, 20) + distance(b, c, 20)


def test_only_a_single_nearest_name_counts() -> None:
    assert only_near("modelleek", ["modelleak", "modelpoison"], 2) == "modelleak"
    assert only_near("cat", ["car", "can"], 2) is None
    assert only_near("cat", ["car", "call"], 2) == "car"
    assert only_near("cat", ["zebra"], 2) is None
