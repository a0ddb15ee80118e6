"""Zoom steps, within bounds, from any zoom."""

from __future__ import annotations

import pytest

from aixreader.ui.base.zoom import STEPS, step


@pytest.mark.parametrize(
    ("percent", "by", "expected"),
    [
        (100, 1, 110),
        (100, -1, 90),
        (100, 3, 150),
        (300, 1, 300),
        (50, -1, 50),
        (50, -99, 50),
        (50, 99, 300),
        (103, 1, 110),
        (170, -1, 150),
        (1000, -1, 250),
        (175, 0, 100),
    ],
)
def test_a_step(percent: int, by: int, expected: int) -> None:
    assert step(percent, by) == expected


def test_there_and_back_is_where_one_was() -> None:
    for percent in STEPS[1:-1]:
        assert step(step(percent, 1), -1) == percent


def test_the_steps_go_up_and_hold_the_real_size() -> None:
    assert list(STEPS) == sorted(set(STEPS))
    assert 100 in STEPS
