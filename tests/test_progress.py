"""Progress in parts, and its interruption."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.errors import Cancelled
from aixreader.progress import UNKNOWN, part, silent

SHARE = st.floats(0, 1)


def test_silence() -> None:
    silent(0.5, "x")


def test_a_part_fills_its_stretch() -> None:
    told: list[tuple[float, str]] = []
    inner = part(lambda fraction, text: told.append((fraction, text)), 0.25, 0.75)
    for fraction, text in ((0.0, "a"), (0.5, "b"), (1.0, "c")):
        inner(fraction, text)
    inner(UNKNOWN, "d")
    assert told == [(0.25, "a"), (0.5, "b"), (0.75, "c"), (UNKNOWN, "d")]


@given(SHARE, SHARE, SHARE)
def test_parts_of_parts_stay_inside(fraction: float, first: float, second: float) -> None:
    told: list[float] = []
    start, end = sorted((first, second))
    part(part(lambda share, _text: told.append(share), start, end), 0.5, 1.0)(fraction, "")
    assert start - 1e-9 <= told[0] <= end + 1e-9


def test_a_cancel_comes_through_a_part() -> None:
    def stop(fraction: float, text: str) -> None:  # noqa: ARG001 - the names are `Report`'s
        raise Cancelled

    with pytest.raises(Cancelled):
        part(stop, 0, 1)(0.5, "")
