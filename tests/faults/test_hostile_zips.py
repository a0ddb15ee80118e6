"""A short form of `hostile_zips`."""

from __future__ import annotations

from tests.faults.hostile_zips import attempts


def test_altered_zips_write_nothing_where_they_may_not() -> None:
    imports = attempts(12)
    assert imports.wrong == []
    assert imports.refused + imports.taken == 12
