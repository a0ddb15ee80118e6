"""Progress in words."""

from __future__ import annotations

import pytest

from aixreader.delivery.transfer import Transfer, duration, size


def test_files_are_counted_truly() -> None:
    told: list[tuple[float, str]] = []
    transfer = Transfer(lambda fraction, text: told.append((fraction, text)), "Pictures", total=8, done=2)
    transfer.add_bytes(2_500_000)
    transfer.add_files(2)
    transfer.watch("Waiting for a.example.org (3 s)")
    assert told == [(0.5, "Pictures: 4 of 8, 2.5 MB"), (0.5, "Waiting for a.example.org (3 s)")]


def test_what_has_no_known_end_has_no_fraction() -> None:
    told: list[tuple[float, str]] = []
    transfer = Transfer(lambda fraction, text: told.append((fraction, text)), "Archive")
    transfer.add_bytes(700)
    transfer.watch("")
    transfer.expect_bytes(1400)
    transfer.watch("")
    assert told == [(0.0, "Archive, 700 bytes"), (0.5, "Archive, 700 bytes of 1 kB")]


@pytest.mark.parametrize(("count", "text"), [(0, "0 bytes"), (18_000, "18 kB"), (21_800_000, "21.8 MB")])
def test_sizes(count: int, text: str) -> None:
    assert size(count) == text


@pytest.mark.parametrize(("seconds", "text"), [(0.1, "1 s"), (59, "59 s"), (600, "10 min")])
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text
