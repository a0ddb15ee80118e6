"""What Hugo publishes and lists of a page: `unpublished`, `unlisted`, and the dates it goes by.

Source of the rules: Hugo's documentation, "Front matter" and "Build options", and Hugo 0.147 itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from aixreader.source.front_matter import as_text

# The keys of each date, the first that holds one counts. A page is published on its date where it says nothing else.
DATE = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
PUBLISH = ("publishdate", "pubdate", "published")
EXPIRY = ("expirydate", "unpublishdate")
BUILD = ("build", "_build")
TRUE = frozenset({"1", "t", "true"})
FALSE = frozenset({"0", "f", "false"})
# What may stand for a date: nothing at all, or `published` as a switch.
NO_DATE = frozenset({"", "true", "false"})
Values = Mapping[str, object]
Reason = tuple[str, str]
"""The front matter's key, and why a page is left out."""


def unpublished(values: Values, publishes: frozenset[str], now: datetime) -> Reason | None:
    """Why a page with this front matter is not published at `now`, None where it is.

    `publishes` are Hugo's switches "drafts", "future" and "expired" that the site has on.
    """
    if "drafts" not in publishes and (key := _draft(values)):
        return key, "it is a draft"
    key, when = _publish_date(values)
    if when is not None and when > now and "future" not in publishes:
        return key, f"it is to be published on {when.date()}"
    key, when = first_date(values, EXPIRY)
    if when is not None and when <= now and "expired" not in publishes:
        return key, f"it expired on {when.date()}"
    if is_true(values.get("headless")):
        return "headless", "it is headless"
    key, render = _build(values, "render")
    if render in ("never", "link") or render in FALSE:
        return key, "its build options leave it out"
    return None


def changes(values: Values, publishes: frozenset[str]) -> list[datetime]:
    """When a page with this front matter begins or ceases to be published."""
    times = [_publish_date(values)[1] if "future" not in publishes else None]
    times.append(first_date(values, EXPIRY)[1] if "expired" not in publishes else None)
    return [when for when in times if when is not None]


def unlisted(values: Values) -> Reason | None:
    """Why a page with this front matter is in no list of pages, None where it is."""
    key, listed = _build(values, "list")
    return (key, "its build options keep it out of all lists") if listed == "never" or listed in FALSE else None


def is_out_of_search(values: Values) -> bool:
    """Whether the theme's search leaves a page out."""
    return is_true(values.get("excludesearch")) or is_true(_inside(values, "params", "excludesearch"))


def is_out_of_sidebar(values: Values) -> bool:
    """Whether the theme's sidebar leaves a page out."""
    return is_true(_inside(values, "sidebar", "exclude")) or is_true(_inside(values, "params", "sidebar", "exclude"))


def page_date(values: Values) -> datetime | None:
    """The date pages are ordered by."""
    return first_date(values, DATE)[1]


def weight_of(values: Values) -> int:
    """A page's weight, 0 where it has none."""
    value = values.get("weight")
    with suppress(ValueError, OverflowError):
        if isinstance(value, int | float):
            return int(value)
        if isinstance(value, str):
            return int(value.strip())
    return 0


def first_date(values: Values, keys: tuple[str, ...]) -> tuple[str, datetime | None]:
    """The first of `keys` that holds a date, and the date."""
    for key in keys:
        if (when := read_date(values.get(key))) is not None:
            return key, when
    return "", None


def read_date(value: object) -> datetime | None:
    """A date as Hugo reads it; without a zone it is UTC. None for what is none."""
    with suppress(ValueError, OverflowError, OSError, TypeError):
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, date):
            return datetime.combine(value, time(), UTC)
        if isinstance(value, int) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        if isinstance(value, str) and value.strip():
            return _read_text(value.strip())
    return None


def odd_dates(values: Values) -> list[str]:
    """The keys of dates that hold something else."""
    keys = dict.fromkeys((*DATE, *EXPIRY))
    return [key for key in keys if as_text(values.get(key)) not in NO_DATE and read_date(values[key]) is None]


def is_true(value: object) -> bool:
    """Whether a value is one that Hugo reads as true."""
    return value is True or as_text(value).lower() in TRUE


def _read_text(text: str) -> datetime:
    try:
        when = datetime.fromisoformat(text.removesuffix(" UTC"))  # Go writes the zone's name after its offset
    except ValueError:
        when = parsedate_to_datetime(text if ":" in text else f"{text} 00:00:00")
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _draft(values: Values) -> str:
    """The key that makes it a draft, or ""."""
    if "draft" in values:
        return "draft" if is_true(values["draft"]) else ""
    return "published" if as_text(values.get("published")).lower() in FALSE else ""


def _publish_date(values: Values) -> tuple[str, datetime | None]:
    key, when = first_date(values, PUBLISH)
    return (key, when) if when is not None else first_date(values, DATE)


def _build(values: Values, option: str) -> tuple[str, str]:
    """The key that holds a build option, and what it says."""
    for key in BUILD:
        if found := as_text(_inside(values, key, option)).lower():
            return key, found
    return "", ""


def _inside(values: object, *keys: str) -> object:
    for key in keys:
        if not isinstance(values, dict):
            return None
        values = values.get(key)
    return values
