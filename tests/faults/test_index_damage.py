"""A damaged index, or one that somebody planted, is built anew: no traceback, nothing forged, the same answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.index_damage import DAMAGES, FORGED, READ, Bench, rounds


def test_every_kind_of_damage(tmp_path: Path, built: Path) -> None:
    assert rounds(tmp_path, built, len(DAMAGES)) == []


def test_what_is_planted_would_be_read(tmp_path: Path, built: Path) -> None:
    """The rig itself: with the user's key, the planted index is read, and its text is shown."""
    from aixreader.search.index_files import write_files

    bench = Bench(tmp_path, built)
    write_files(bench.index, bench.planted(), bench.key)
    if not bench.search().hits[0].title.startswith(FORGED):
        pytest.fail(f"a test that {READ} would find nothing")
    bench.session.close()
