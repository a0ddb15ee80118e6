"""A damaged index, or one that somebody else has planted, is built anew: no traceback, no code, the same answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.index_damage import DAMAGES, RUN, Bench, rounds


def test_every_kind_of_damage(tmp_path: Path, built: Path) -> None:
    assert rounds(tmp_path, built, len(DAMAGES)) == []


def test_what_is_planted_would_run(tmp_path: Path, built: Path) -> None:
    """The rig itself: with the user's key, the planted index is read, and its code is run."""
    from aixreader.search.index_files import write_files

    bench = Bench(tmp_path, built)
    write_files(bench.index, bench.planted(), bench.key)
    bench.search()
    bench.session.close()
    if not bench.mark.exists():
        pytest.fail(f"a test that {RUN} would find nothing")
