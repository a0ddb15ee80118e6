"""What was seen of mirrors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.errors import UserDataError
from aixreader.model.signed_versions import SignedVersions
from aixreader.userdata import mirror_record
from aixreader.userdata.mirror_record import FILE, MirrorRecord

SEEN = SignedVersions("a" * 32, 1, 2, 3, 4, "keys", "2026-01-01T00:00:00+00:00")


def test_what_was_seen_is_remembered_by_mirror(tmp_path: Path) -> None:
    record = MirrorRecord(tmp_path)
    assert record.seen(SEEN.mirror) is None
    record.remember(SEEN)
    other = replace(SEEN, mirror="b" * 32, root=9)
    MirrorRecord(tmp_path).remember(other)
    assert MirrorRecord(tmp_path).seen(SEEN.mirror) == SEEN
    record.remember(replace(SEEN, root=5))
    assert record.seen(SEEN.mirror) == replace(SEEN, root=5)
    assert record.seen(other.mirror) == other


def test_there_is_an_end_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mirror_record, "MAX_MIRRORS", 3)
    record = MirrorRecord(tmp_path)
    for number in range(4):
        record.remember(replace(SEEN, mirror=str(number)))
    assert record.seen("0") is None
    assert record.seen("1") is not None


def test_a_damaged_file_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")
    record = MirrorRecord(tmp_path)
    assert record.seen(SEEN.mirror) is None
    assert "could not be read" in record.warning
    assert [path.name for path in tmp_path.iterdir()] == [f"{FILE}.damaged-1"]


def test_entries_that_are_none_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"version": 0, "mirrors": [1, {"mirror": 2}]}')
    assert MirrorRecord(tmp_path).seen(SEEN.mirror) is None


def test_that_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"version": 9}')
    with pytest.raises(UserDataError, match="newer version"):
        MirrorRecord(tmp_path).seen(SEEN.mirror)
