"""Marks and their plain form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.userdata.records import MAX_TEXT_LENGTH, InvalidRecordError, Record, body_of, read_record
from tests.userdata.conftest import RECORDS


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_plain_values_and_back(record: Record) -> None:
    assert read_record(record.KIND, record.id, body_of(record)) == record


def test_what_is_not_known_is_passed_over() -> None:
    found = read_record("folder", "f", {"title": "Tea", "smell": "good"})
    assert body_of(found)["title"] == "Tea"
    assert "smell" not in body_of(found)


@pytest.mark.parametrize(
    ("kind", "body", "wrong"),
    [
        ("teapot", {}, "no kind"),
        ("folder", {}, "lacks"),
        ("folder", {"title": 1}, "'title' is no line"),
        ("folder", {"title": "x" * 1001}, "'title' is no line"),
        ("folder", {"title": "x", "place": float("nan")}, "'place' is no number"),
        ("folder", {"title": "x", "place": True}, "'place' is no number"),
        ("bookmark", {"section": "s", "title": "t", "tags": "tea"}, "'tags' is no list"),
        ("bookmark", {"section": "s", "title": "t", "tags": [1]}, "'tags' is no line"),
        ("bookmark", {"section": "s", "title": "t", "colour": "#ff0000"}, "no colour"),
        ("annotation", {"section": "s", "title": "t", "start": -1}, "'start' is no number"),
        ("annotation", {"section": "s", "title": "t", "note": "x" * (MAX_TEXT_LENGTH + 1)}, "'note' is no text"),
    ],
)
def test_what_is_not_valid_is_refused(kind: str, body: dict[str, object], wrong: str) -> None:
    with pytest.raises(InvalidRecordError, match=wrong):
        read_record(kind, "x", body)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["section", "title", "place", "tags", "colour", "quote", "note", "start", "when", "times", "x"])


@given(st.sampled_from(["folder", "bookmark", "annotation", "visit"]), st.dictionaries(names, plain))
def test_nothing_is_read_that_is_not_valid(kind: str, body: dict[str, object]) -> None:
    try:
        found = read_record(kind, "x", body)
    except InvalidRecordError:
        return
    assert read_record(kind, "x", body_of(found)) == found
