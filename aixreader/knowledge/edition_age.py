"""How old an edition is, by the date of its source, in words."""

from __future__ import annotations

from datetime import date

DAYS_PER_MONTH = 30.44
MONTHS_PER_YEAR = 12
OLD_MONTHS = 3
"""From this age on an edition is old: the Exchange changes in most weeks."""


def age_in_days(stated: str, today: date) -> int | None:
    """The days from a stated date (ISO 8601, the time is ignored) until `today`; None without a date, or for one to
    come.
    """
    try:
        days = (today - date.fromisoformat(stated[:10])).days
    except ValueError:
        return None
    return days if days >= 0 else None


def is_old(stated: str, today: date) -> bool:
    """Whether an edition of the stated date is old."""
    days = age_in_days(stated, today)
    return days is not None and days >= OLD_MONTHS * DAYS_PER_MONTH


def age(stated: str, today: date) -> str:
    """The age in words, such as "3 months"; "" where nothing is known, or for less than a month."""
    days = age_in_days(stated, today)
    months = 0 if days is None else int(days / DAYS_PER_MONTH)
    if months < 2 * MONTHS_PER_YEAR:
        return "" if not months else "1 month" if months == 1 else f"{months} months"
    return f"{months // MONTHS_PER_YEAR} years"
