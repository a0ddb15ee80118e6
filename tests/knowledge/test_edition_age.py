"""How old an edition is."""

from __future__ import annotations

from datetime import date

import pytest

from aixreader.knowledge.edition_age import age, age_in_days, is_old

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("stated", "days", "words"),
    [
        ("2026-11-30", 0, ""),
        ("2026-11-29T23:59:59+02:00", 1, ""),
        ("2026-10-31", 30, ""),
        ("2026-10-29", 32, "1 month"),
        ("2026-06-28T10:00:00Z", 155, "5 months"),
        ("2025-09-01", 455, "14 months"),
        ("2024-11-01", 759, "2 years"),
        ("2016-11-01", 3681, "10 years"),
        ("2026-12-01", None, ""),
        ("", None, ""),
        ("yesterday", None, ""),
        ("2026-13-45", None, ""),
    ],
)
def test_the_age_in_words(stated: str, days: int | None, words: str) -> None:
    assert age_in_days(stated, TODAY) == days
    assert age(stated, TODAY) == words


def test_an_edition_is_old_after_three_months() -> None:
    assert [is_old(stated, TODAY) for stated in ("2026-08-30", "2026-08-31", "2027-01-01", "")] == [
        True,
        False,
        False,
        False,
    ]
