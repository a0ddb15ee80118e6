"""Text as OSCAL wants it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aixreader.publish.machine.oscal_text import is_href, line, moment, prop, prose, token, without_empty


@pytest.mark.parametrize(
    ("words", "made"),
    [("Risk reduction guidance", "risk-reduction-guidance"), ("4.9. Tea (hot)", "tea-hot"), ("é", "x"), ("_a", "_a")],
)
def test_tokens(words: str, made: str) -> None:
    assert token(words) == made


def test_values_have_one_line() -> None:
    assert line(" a\n b\t\u202ec ") == "a b c"
    assert prop("by whom", "a\nb", is_ours=False) == [{"name": "by-whom", "value": "a b"}]
    assert prop("who", " \n") == []
    assert prop("who", "x")[0]["ns"].startswith("urn:aixreader:")


def test_prose_inserts_nothing() -> None:
    assert prose("Set {{ insert: param, p }} and {{{x}\n") == "Set {\\{ insert: param, p }} and {\\{{x}"


def test_items_without_words_are_left_out() -> None:
    assert prose("- tea\n-\n- pot\n  - \n-") == "- tea\n\n- pot"
    assert prose("a -\n- b") == "a -\n- b"


def test_times_have_a_zone() -> None:
    assert moment(datetime(2026, 8, 22, 13, tzinfo=UTC)) == "2026-08-22T13:00:00Z"


def test_nothing_empty() -> None:
    assert without_empty({"a": [], "b": "", "c": None, "d": {}, "e": 0, "f": [1]}) == {"e": 0, "f": [1]}


def test_addresses() -> None:
    assert is_href("https://owaspai.org/go/x/")
    for address in ("", "#x", "https://a b", "javascript:x", 'https://a"b', "aix:x"):
        assert not is_href(address)
