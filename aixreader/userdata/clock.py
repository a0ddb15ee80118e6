"""The time as records have it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time in the format of records: ISO 8601, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
