"""What others share is copied as it is, and nothing is left of a copy that failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import Cancelled
from aixreader.progress import silent
from aixreader.services.editions.shared_source import copy_to, look_at
from aixreader.source.tree import open_source


def test_a_copy_holds_the_same_files(site: Path, tmp_path: Path) -> None:
    target = copy_to(site, tmp_path / "kept", ".new-", silent)
    assert target.name.startswith(".new-")
    with open_source(site, silent) as original, open_source(target, silent) as copied:
        assert {path: copied.read(path) for path in original.files} == {
            path: original.read(path) for path in original.files
        }
        assert (copied.revision, copied.date) == (original.revision, original.date)
        assert look_at(site, silent).files == len(original.files)


def test_a_cancel_leaves_nothing(site: Path, tmp_path: Path) -> None:
    def stop(fraction: float, text: str) -> None:
        del fraction
        if text.startswith("Copying: 3 "):
            raise Cancelled

    with pytest.raises(Cancelled):
        copy_to(site, tmp_path / "kept", "", stop)
    assert list((tmp_path / "kept").iterdir()) == []
