"""Marks as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.errors import UserDataError
from aixreader.services.marks.marks_import import read_marks
from aixreader.services.marks.marks_json import marks_json
from aixreader.services.marks.shown_titles import with_shown_title
from aixreader.services.session.session import Session
from aixreader.userdata.records import Record
from tests.userdata.conftest import RECORDS


def read_marks_json(data: bytes) -> tuple[Record, ...]:
    """The marks in a file of these bytes, which is no browser's."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "marks.json"
        path.write_bytes(data)
        return read_marks(path, no_session).records


SHOWN = tuple(map(with_shown_title, RECORDS))
"""The records as they are written today."""


def no_session() -> Session:
    raise AssertionError("an edition is opened")


def test_out_and_in_is_the_same_byte_for_byte() -> None:
    text = marks_json(SHOWN)
    result = read_marks_json(text.encode())
    assert sorted(result, key=lambda record: record.id) == sorted(SHOWN, key=lambda record: record.id)
    assert marks_json(reversed(result)) == text


def test_marks_of_earlier_versions_get_the_names_of_today() -> None:
    assert {"#MONITOR USE"} < {record.title for record in RECORDS}
    assert sorted(read_marks_json(marks_json(RECORDS).encode()), key=lambda record: record.id) == sorted(
        SHOWN, key=lambda record: record.id
    )


def test_what_it_looks_like() -> None:
    value = json.loads(marks_json(RECORDS))
    lists = ["folders", "bookmarks", "annotations", "visits", "reading_lists", "read_sections"]
    assert list(value) == ["format", "version", *lists]
    assert value["reading_lists"][0]["entries"][1] == {"section": "docs/tea#lid"}
    assert value["bookmarks"][0]["id"] == "b1"
    assert value["bookmarks"][0]["tags"] == ["tea", "pots"]


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"tea", "not valid JSON"),
        (b"\xff\xfe", "not valid JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "no marks of AIX Reader"),
        (b'{"format": "other"}', "no marks of AIX Reader"),
        (b'{"format": "aixreader-marks", "version": 2}', "newer version of AIX Reader"),
        (b'{"format": "aixreader-marks", "version": 1, "folders": 3}', "folders should be a list"),
        (b'{"format": "aixreader-marks", "version": 1, "folders": [{}]}', r"folders\[0\]\.id is missing"),
        (
            b'{"format": "aixreader-marks", "version": 1, "folders": [{"id": "x", "title": 3}]}',
            r"invalid mark: folders\[0\]\.title",
        ),
        (
            b'{"format": "aixreader-marks", "version": 1, "folders": [{"id": "", "title": "x"}]}',
            "should have 1 to 1,000 characters",
        ),
        (
            b'{"format": "aixreader-marks", "version": 1, "folders": [{"id": 7, "title": "x"}]}',
            r"invalid mark: folders\[0\]\.id",
        ),
    ],
)
def test_what_is_not_ours_is_refused_in_words(data: bytes, wrong: str) -> None:
    with pytest.raises(UserDataError, match=wrong) as caught:
        read_marks_json(data)
    assert "Nothing was changed" in caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    result = read_marks_json(marks_json(SHOWN).encode(encoding))
    assert sorted(result, key=lambda record: record.id) == sorted(SHOWN, key=lambda record: record.id)


@given(st.binary(max_size=200).filter(lambda data: not data.lstrip().startswith(b"<")))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    with pytest.raises(UserDataError):
        read_marks_json(data)
