"""Words for faults that no server of a test can bring about; the others are tried in `test_transport`."""

from __future__ import annotations

import errno

import pytest

from aixreader.delivery.network_errors import connection_error, retry_after, status_error, transfer_error


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Thu, 01 Jan 1970 00:02:00 GMT", 20),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("9" * 400, None),
        ("Thu, 99 Jan 1970 00:00:00 GMT", None),
    ],
)
def test_the_wait_that_is_asked_for(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, now=100) == seconds


@pytest.mark.parametrize(("seconds", "words"), [(90, "90 seconds"), (1800, "30 minutes"), (86_400, "24 hours")])
def test_a_wait_is_told_in_the_unit_that_fits(seconds: int, words: str) -> None:
    assert f"asks to wait {words}." in str(status_error(429, "a.example.org", {"retry-after": str(seconds)}))


def test_a_status_that_nobody_knows_is_told() -> None:
    assert "answered 799 (no known meaning)" in str(status_error(799, "a.example.org", {}))


def test_a_network_that_is_away_is_told() -> None:
    error = connection_error(OSError(errno.ENETUNREACH, "x"), "a.example.org", is_proxy=False)
    assert "There is no connection to a.example.org: " in error.message
    assert "does not answer" in str(connection_error(TimeoutError(), "a.example.org", is_proxy=False))


def test_an_error_that_names_itself_as_its_cause_has_an_end() -> None:
    error = ValueError("x")
    error.__context__ = KeyError("y")
    error.__context__.__context__ = error
    assert "broke off" in transfer_error(error, "a.example.org").message
