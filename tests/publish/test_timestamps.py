"""Timestamps of exported files."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aixreader.publish.timestamps import NO_DATE, edition_time


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-08-22T01:00", datetime(2026, 8, 22, 1, tzinfo=UTC)),
        ("2026-08-22", datetime(2026, 8, 22, tzinfo=UTC)),
        ("2026-08-22T01:00:30.5+02:00", datetime(2026, 8, 21, 23, 0, 30, tzinfo=UTC)),
        ("2026-08-22T01:00:00Z", datetime(2026, 8, 22, 1, tzinfo=UTC)),
    ],
)
def test_the_date_of_an_edition_in_utc(date: str, expected: datetime) -> None:
    assert edition_time(date) == expected


@pytest.mark.parametrize(
    "date", ["", "lately", "2026-13-01", "1970-01-01", "2200-01-01", "0001-01-01T00:00+14:00", "9999-12-31T23:00-09:00"]
)
def test_a_date_that_no_archive_can_state(date: str) -> None:
    assert edition_time(date) == NO_DATE
