"""Headers of entries in packs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.git.objects import GitFormatError
from aixreader.git.pack_entry import base_distance, entry_header
from tests.delivery.packs import BLOB, entry


@given(st.integers(0, 2**60))
def test_kind_and_size_are_read(size: int) -> None:
    data = entry(BLOB, b"", size=size, between=b"next")
    kind, stated, at = entry_header(b"x" + data, 1)
    assert (kind, stated, data[at - 1 : at + 3]) == (BLOB, size, b"next")


@pytest.mark.parametrize(("data", "distance"), [(b"\x00", 0), (b"\x7f", 127), (b"\x80\x00", 128), (b"\x81\x00", 256)])
def test_a_distance_is_read(data: bytes, distance: int) -> None:
    assert base_distance(data + b"next", 0) == (distance, len(data))


@pytest.mark.parametrize("data", [b"", b"\xb0", b"\xbf\xff"])
def test_a_header_that_ends_early_is_refused(data: bytes) -> None:
    with pytest.raises(GitFormatError, match="ends within"):
        entry_header(data, 0)
    with pytest.raises(GitFormatError, match="ends within"):
        base_distance(data, 0)


def test_numbers_without_end_are_not_read_to_theirs() -> None:
    _, size, at = entry_header(b"\xbf" + b"\xff" * 1000, 0)
    assert size > 2**60
    assert at < 12
    with pytest.raises(GitFormatError, match="damaged"):
        base_distance(b"\xff" * 1000, 0)
