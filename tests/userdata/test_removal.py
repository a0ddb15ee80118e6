"""Removing what folders hold."""

from __future__ import annotations

from pathlib import Path

from aixreader.userdata.removal import remove, remove_contents


def test_all_but_what_is_kept(tmp_path: Path) -> None:
    for name in ("a/b/c", "a/b/d", "a/e", "f"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert remove_contents(tmp_path, (tmp_path / "a" / "b" / "d", tmp_path / "not there")) == []
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["d"]


def test_what_is_not_there_is_removed(tmp_path: Path) -> None:
    assert remove(tmp_path / "none") == []
    assert remove_contents(tmp_path / "none") == []


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (remnant,) = remove_contents(tmp_path / "file")
    assert remnant.path == tmp_path / "file"
    assert remnant.reason
