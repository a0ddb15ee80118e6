"""Records and their JSON form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.json_codec import DecodeError
from aixreader.userdata.records import MAX_TEXT_LENGTH, Record, body_of, read_record
from tests.userdata.conftest import RECORDS


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_plain_values_and_back(record: Record) -> None:
    assert read_record(record.KIND, record.id, body_of(record)) == record


def test_what_is_not_known_is_passed_over() -> None:
    result = read_record("folder", "f", {"title": "Tea", "smell": "good"})
    assert body_of(result)["title"] == "Tea"
    assert "smell" not in body_of(result)


@pytest.mark.parametrize(
    ("kind", "body", "wrong"),
    [
        ("teapot", {}, "unknown kind"),
        ("folder", {}, "title is missing"),
        ("folder", {"title": 1}, "title should be a string"),
        ("folder", {"title": "x" * 1001}, "title has more than 1,000 characters"),
        ("folder", {"title": "x", "place": float("nan")}, "place should be a finite number"),
        ("folder", {"title": "x", "place": True}, "place should be a number"),
        ("bookmark", {"section": "s", "title": "t", "tags": "tea"}, "tags should be a list"),
        ("bookmark", {"section": "s", "title": "t", "tags": [1]}, r"tags\[0\] should be a string"),
        ("bookmark", {"section": "s", "title": "t", "colour": "#ff0000"}, "colour should be one of"),
        ("annotation", {"section": "s", "title": "t", "start": -1}, "start should be between"),
        ("reading_list", {"title": "t", "entries": [{"section": ""}]}, r"entries\[0\].section should have 1 to 1,000"),
        ("reading_list", {"title": "t", "entries": [{}]}, r"entries\[0\].section is missing"),
        ("reading_list", {"title": "t", "entries": [{"section": "s"}] * 301}, "entries has more than 300 items"),
        ("read", {"title": 1}, "title should be a string"),
        ("annotation", {"section": "s", "title": "t", "note": "x" * (MAX_TEXT_LENGTH + 1)}, "note has more than"),
    ],
)
def test_what_is_not_valid_is_refused(kind: str, body: dict[str, object], wrong: str) -> None:
    with pytest.raises(DecodeError, match=wrong):
        read_record(kind, "x", body)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(
    ["section", "title", "place", "tags", "colour", "quote", "note", "start", "when", "times", "entries", "x"]
)


@given(
    st.sampled_from(["folder", "bookmark", "annotation", "visit", "reading_list", "read"]),
    st.dictionaries(names, plain),
)
def test_nothing_is_read_that_is_not_valid(kind: str, body: dict[str, object]) -> None:
    try:
        result = read_record(kind, "x", body)
    except DecodeError:
        return
    assert read_record(kind, "x", body_of(result)) == result
