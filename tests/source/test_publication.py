"""What is published, as Hugo 0.147.8 does it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aixreader.source.publication import (
    is_out_of_search,
    is_out_of_sidebar,
    odd_dates,
    page_date,
    read_date,
    unlisted,
    unpublished,
    weight_of,
)

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
ALL = frozenset({"drafts", "future", "expired"})


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"draft": True}, "draft"),
        ({"draft": "true"}, "draft"),
        ({"draft": 1}, "draft"),
        ({"published": False}, "published"),
        ({"publishdate": date(2099, 1, 1)}, "publishdate"),
        ({"publishdate": "2099-01-01T10:00:00Z"}, "publishdate"),
        ({"publishdate": datetime(2026, 6, 1, 12, 1, tzinfo=UTC)}, "publishdate"),
        ({"pubdate": date(2099, 1, 1)}, "pubdate"),
        ({"date": date(2099, 1, 1)}, "date"),
        ({"date": 4_102_444_800}, "date"),
        ({"lastmod": date(2099, 1, 1)}, "lastmod"),
        ({"expirydate": date(2001, 1, 1)}, "expirydate"),
        ({"unpublishdate": "2001-01-01"}, "unpublishdate"),
        ({"headless": True}, "headless"),
        ({"build": {"render": "never"}}, "build"),
        ({"build": {"render": "link"}}, "build"),
        ({"_build": {"render": False}}, "_build"),
    ],
)
def test_what_is_not_published(values: dict[str, object], key: str) -> None:
    reason = unpublished(values, frozenset(), NOW)
    assert reason is not None
    assert reason[0] == key
    assert reason[1]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"draft": False},
        {"draft": "no"},
        {"draft": None},
        {"draft": [True]},
        {"draft": False, "published": False},
        {"date": date(2099, 1, 1), "publishdate": date(2001, 1, 1)},
        {"date": date(2001, 1, 1), "lastmod": date(2099, 1, 1)},
        {"published": date(2001, 1, 1)},
        {"publishdate": "soon"},
        {"expirydate": date(2099, 1, 1)},
        {"build": None},
        {"build": {"render": "always"}},
        {"build": {"list": "never"}},
        {"build": "never"},
    ],
)
def test_what_is_published(values: dict[str, object]) -> None:
    assert unpublished(values, frozenset(), NOW) is None


def test_a_site_can_publish_what_is_not_ready() -> None:
    for values in ({"draft": True}, {"date": date(2099, 1, 1)}, {"expirydate": date(2001, 1, 1)}):
        assert unpublished(values, ALL, NOW) is None


def test_what_lists_and_search_leave_out() -> None:
    assert unlisted({"build": {"list": "never"}}) is not None
    assert unlisted({"_build": {"list": False}}) is not None
    assert unlisted({"build": {"list": "local"}}) is None
    assert is_out_of_search({"excludesearch": True})
    assert is_out_of_search({"params": {"excludesearch": True}})
    assert not is_out_of_search({"excludesearch": False})
    assert is_out_of_sidebar({"sidebar": {"exclude": True}})
    assert not is_out_of_sidebar({"sidebar": True})


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2024-01-02", "2024-01-02T00:00:00+00:00"),
        ("2024-01-02 03:04:05", "2024-01-02T03:04:05+00:00"),
        ("2024-01-02 03:04:05 -0700", "2024-01-02T03:04:05-07:00"),
        ("2024-01-02 03:04:05 +0000 UTC", "2024-01-02T03:04:05+00:00"),
        ("2024-01-02T03:04:05.123456789Z", "2024-01-02T03:04:05.123456+00:00"),
        ("02 Jan 2006", "2006-01-02T00:00:00+00:00"),
        ("Mon, 02 Jan 2006 15:04:05 MST", "2006-01-02T15:04:05-07:00"),
    ],
)
def test_dates(value: object, read: str) -> None:
    when = read_date(value)
    assert when is not None
    assert when.isoformat() == read


@pytest.mark.parametrize("value", [None, "", "soon", True, [], 10**400, "9" * 400, "2024-13-45"])
def test_what_is_no_date(value: object) -> None:
    assert read_date(value) is None


def test_what_should_be_a_date_and_is_none_is_named() -> None:
    assert odd_dates({"date": "soon", "expirydate": "", "published": True, "lastmod": "2024-01-02"}) == ["date"]


def test_weight_and_date() -> None:
    values: list[object] = [3, "07", 2.7, True, "x", None, [], float("inf")]
    assert [weight_of({"weight": value}) for value in values] == [3, 7, 2, 1, 0, 0, 0, 0]
    assert page_date({"lastmod": date(2020, 1, 2)}) == datetime(2020, 1, 2, tzinfo=UTC)
    assert page_date({}) is None
