"""Timestamps of exported files: the date of the edition, so that the same content gives the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands for an edition without a date: the earliest that a ZIP archive can state, as is usual for these."""
MAX_YEAR = 2107
"""The last year a ZIP archive can state."""


def edition_time(date: str) -> datetime:
    """The date of an edition (ISO 8601, UTC without an offset) in UTC; `NO_DATE` for none, for one that is not ISO 8601
    and for one that a ZIP archive cannot state.
    """
    try:
        time = datetime.fromisoformat(date)
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return NO_DATE
    return time.replace(microsecond=0) if NO_DATE.year <= time.year <= MAX_YEAR else NO_DATE
