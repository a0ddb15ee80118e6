"""Progress in words."""

from __future__ import annotations

import pytest

from aixreader.delivery.transfer import FIRST_SECONDS, Transfer, duration, size
from aixreader.progress import UNKNOWN, silent


class Clock:
    """Goes on as a test says."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


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
    assert told == [(UNKNOWN, "Archive, 700 bytes"), (0.5, "Archive, 700 bytes of 1 kB")]


def test_the_time_left_is_told_once_it_means_something() -> None:
    clock = Clock()
    transfer = Transfer(silent, "Pictures", total=10, clock=clock)
    for _ in range(2):
        clock.now += 1
        transfer.add_bytes(1_000_000)
        transfer.add_files(1)
    assert transfer.text() == "Pictures: 2 of 10, 2.0 MB", "after two seconds it would jump"
    clock.now += 1
    transfer.add_bytes(1_000_000)
    assert transfer.text() == "Pictures: 2 of 10, 3.0 MB, about 7 s left", "of what is on its way a part is here"
    transfer.add_files(8)
    assert transfer.text() == "Pictures: 10 of 10, 3.0 MB"


def test_the_time_left_follows_the_speed_of_late() -> None:
    clock = Clock()
    transfer = Transfer(silent, "Archive", clock=clock)
    transfer.expect_bytes(100_000)
    for _ in range(10):
        clock.now += 1
        transfer.add_bytes(1000)
    assert transfer.text().endswith(", about 90 s left")
    for _ in range(20):
        clock.now += 1
        transfer.add_bytes(3000)
    assert transfer.text().endswith("70 kB of 100 kB, about 10 s left")


def test_without_an_end_the_speed_is_told_and_that_nobody_knows_more() -> None:
    clock = Clock()
    transfer = Transfer(silent, "Archive", clock=clock)
    clock.now += FIRST_SECONDS + 1
    transfer.add_bytes(8_000_000)
    assert transfer.text() == "Archive, 8.0 MB, 2.0 MB a second, the total is unknown"


@pytest.mark.parametrize(("count", "text"), [(0, "0 bytes"), (18_000, "18 kB"), (21_800_000, "21.8 MB")])
def test_sizes(count: int, text: str) -> None:
    assert size(count) == text


@pytest.mark.parametrize(("seconds", "text"), [(0.1, "1 s"), (9.4, "9 s"), (59, "60 s"), (600, "10 min")])
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text
