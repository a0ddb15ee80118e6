"""A short form of `mirror_kill`."""

from __future__ import annotations

from pathlib import Path

from tests.faults.mirror_kill import reader_rounds, rounds


def test_a_killed_publisher_leaves_a_mirror_that_is_whole(tmp_path: Path) -> None:
    assert rounds(tmp_path, 5) == []


def test_a_killed_reader_has_a_whole_edition_or_none(tmp_path: Path) -> None:
    assert reader_rounds(tmp_path, 3) == []
