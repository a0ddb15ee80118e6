"""Rows and their digests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.json_codec import DecodeError
from aixreader.userdata.records import Annotation, Record
from aixreader.userdata.rows import Row, digest, make_row
from tests.userdata.conftest import RECORDS


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_row_and_back(record: Record) -> None:
    row = make_row(record, 3)
    assert row.is_whole
    assert row.version == 3
    assert row.read() == record


@given(st.text(min_size=1), st.integers(0, 10_000), st.integers(0, 7))
def test_every_flipped_bit_is_noticed(note: str, at: int, bit: int) -> None:
    row = make_row(Annotation("a", "s", "t", note=note), 1)
    raw = bytearray(row.body.encode())
    raw[at % len(raw)] ^= 1 << bit
    assert not row._replace(body=raw.decode("utf-8", "replace")).is_whole
    for other in (row._replace(id="b"), row._replace(kind="bookmark"), row._replace(version=2)):
        with pytest.raises(DecodeError, match="does not match its digest"):
            other.read()


@pytest.mark.parametrize("column", [1.5, None, b"x", 3])
@pytest.mark.parametrize("name", ["kind", "id", "body", "digest"])
def test_a_column_of_another_kind_is_noticed(name: str, column: object) -> None:
    assert not make_row(RECORDS[0], 1)._replace(**{name: column}).is_whole  # type: ignore[arg-type]  # what damage does


@pytest.mark.parametrize("body", ["[]", "{", "[" * 10_000, "1"])
def test_a_row_that_was_written_wrong_is_refused(body: str) -> None:
    with pytest.raises(DecodeError):
        Row("folder", "f", 1, body, digest("folder", "f", 1, body)).read()


def test_text_that_is_no_text_is_kept_as_far_as_it_is() -> None:
    result = make_row(Annotation("a", "s", "t", note="x\ud800y"), 1)
    assert result.is_whole
    assert '"note":"x?y"' in result.body
