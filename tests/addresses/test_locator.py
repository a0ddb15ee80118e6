"""Paths and revisions in one word."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.addresses.locator import locator, split_revision


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder whose path holds the sign itself."""
    folder = tmp_path / "user@host" / "clone"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("revision", ["main", "feature/x", "2025-09-01", "main@2025-09-01", "v1@beta", "0a1b2c"])
def test_a_revision_stands_behind_the_sign(clone: Path, revision: str) -> None:
    assert split_revision(locator(clone, revision)) == (clone, revision)
    assert split_revision(Path(f"{clone}/@{revision}")) == (clone, revision)


def test_what_is_there_is_a_path(clone: Path) -> None:
    copy = clone.with_name("clone@main")
    assert split_revision(clone) == (clone, "")
    assert split_revision(copy) == (clone, "main")
    copy.mkdir()
    assert split_revision(copy) == (copy, "")
    assert split_revision(locator(copy, "v1")) == (copy, "v1")


def test_without_a_folder_before_the_sign_it_is_a_path(clone: Path) -> None:
    (clone / "file").touch()
    for path in (
        clone / "gone@main",
        clone / "file@main",
        Path(f"{clone}@"),
        Path("@main"),
        clone / "gone",
        Path("x\0@y"),
    ):
        try:
            assert split_revision(path) == (path, "")
        except ValueError:
            assert "\0" in str(path)
