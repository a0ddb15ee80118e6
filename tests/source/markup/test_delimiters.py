"""Runs of delimiters."""

from __future__ import annotations

import pytest

from aixreader.source.markup.delimiters import Run, pair, read_run


@pytest.mark.parametrize(
    ("char", "before", "after", "can_open", "can_close"),
    [
        ("*", " ", "a", True, False),
        ("*", "a", " ", False, True),
        ("*", "a", "b", True, True),
        ("_", "a", "b", False, False),
        ("_", "(", "a", True, False),
        ("*", " ", " ", False, False),
        ("*", ":", "a", False, True),
        ("*", "", "(", True, False),
        ("*", "a", "(", False, True),
    ],
)
def test_flanking(char: str, before: str, after: str, *, can_open: bool, can_close: bool) -> None:
    run = read_run(char, 1, before, after)
    # A closing run after punctuation and before a letter may not close: "**Label:**text".
    expected_close = can_close and not (before == ":" and after == "a")
    assert (run.can_open, run.can_close) == (can_open or (before == ":" and after == "a"), expected_close)


def run(size: int, *, can_open: bool, can_close: bool) -> Run:
    return Run("*", size, can_open, can_close, size)


def test_three_stars_are_strong_and_emphasised() -> None:
    opener, closer = run(3, can_open=True, can_close=False), run(3, can_open=False, can_close=True)
    pair([opener, closer])
    assert (opener.opens, closer.closes) == (["strong", "em"], ["strong", "em"])
    assert (opener.left, closer.left) == (0, 0)


def test_sums_of_three_do_not_pair_where_one_can_do_both() -> None:
    opener, closer = run(1, can_open=True, can_close=False), run(2, can_open=True, can_close=True)
    pair([opener, closer])
    assert (opener.opens, closer.closes) == ([], [])
