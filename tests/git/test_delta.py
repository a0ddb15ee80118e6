"""Deltas: what they make, and those that lie."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.git.delta import DeltaMisfitError, apply_delta, delta_sizes
from aixreader.git.objects import GitFormatError
from tests.delivery.packs import copied, delta
from tests.waiting import no_hang

KETTLE = b"A kettle boils water.\n" * 20
SIZE = len(KETTLE)


def test_a_delta_copies_and_inserts() -> None:
    change = delta(SIZE, 28, copied(0, 22), b"\x06Steam.")
    assert apply_delta(KETTLE, change, 28) == b"A kettle boils water.\nSteam."
    assert delta_sizes(change) == (SIZE, 28, 3)


def test_a_copy_without_a_length_takes_64_kilobytes() -> None:
    base = bytes(70_000)
    assert apply_delta(base, delta(70_000, 65_536, b"\x80"), 70_000) == bytes(65_536)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (delta(SIZE + 1, 5, b"\5steam"), "does not fit"),
        (delta(SIZE, 2_000, copied(0, 22)), "does not fit"),
        (delta(SIZE, 5, copied(0, 22)), "more than it states"),
        (delta(SIZE, 50, copied(0, 22)), "less than it states"),
    ],
)
def test_a_delta_for_something_else_is_told_apart(change: bytes, words: str) -> None:
    with pytest.raises(DeltaMisfitError, match=words):
        apply_delta(KETTLE, change, 1000)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (delta(SIZE, 5, copied(SIZE, 5)), "copies what is not there"),
        (delta(SIZE, 50, b"\0"), "unknown command"),
        (delta(SIZE, 50, b"\x91"), "too early"),
        (delta(SIZE, 50, b"\x20steam"), "too early"),
        (b"\x80" * 30, "too early"),
        (b"", "too early"),
    ],
)
def test_a_damaged_delta_is_refused(change: bytes, words: str) -> None:
    with pytest.raises(GitFormatError, match=words) as raised:
        apply_delta(KETTLE, change, 1000)
    assert not isinstance(raised.value, DeltaMisfitError)


@no_hang()
def test_no_more_is_made_than_is_stated() -> None:
    with pytest.raises(DeltaMisfitError):
        apply_delta(KETTLE, delta(SIZE, 100, *[copied(0, SIZE)] * 100_000), 1000)


@given(st.binary(max_size=200))
def test_no_delta_does_anything_else_than_be_refused(noise: bytes) -> None:
    with suppress(GitFormatError):
        assert len(apply_delta(KETTLE, noise, 1000)) <= 1000
