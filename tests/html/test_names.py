"""Names of elements."""

from __future__ import annotations

from aixreader.html.names import BLOCKS, HEADINGS, INLINE, VOID


def test_no_name_is_of_two_kinds() -> None:
    assert not INLINE & (BLOCKS | VOID)
    assert {"hr"} == VOID & BLOCKS
    assert set(HEADINGS) <= BLOCKS
