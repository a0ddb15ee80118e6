"""Kinds of gaps as they are typed."""

from __future__ import annotations

import re

from aixreader.assess.gap_kind import GapKind


def test_kinds_can_be_typed_in_a_list() -> None:
    assert all(re.fullmatch(r"[a-z-]+", kind.value) for kind in GapKind)
    assert "any" not in tuple(GapKind)
