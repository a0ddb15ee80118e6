"""Folders that may be replaced, and folders that may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.edition.target import check_target
from aixreader.errors import OutputError


def test_a_new_an_empty_and_an_edition_may_be_written(tmp_path: Path, edition_folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    check_target(tmp_path / "new")
    check_target(tmp_path / "empty")
    check_target(edition_folder)


def test_a_damaged_edition_may_be_written_again(edition_folder: Path) -> None:
    (edition_folder / "catalogue.json").write_bytes(b"x")
    check_target(edition_folder)


@pytest.mark.parametrize("name", ["thesis.txt", ".git", "manifest.json", "pages"])
def test_a_folder_of_the_users_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / name).write_text('{"name": "an app of mine", "files": []}')
    with pytest.raises(OutputError, match="files that are not"):
        check_target(folder)


def test_an_edition_with_something_of_the_users_is_refused(edition_folder: Path) -> None:
    (edition_folder / "notes.txt").touch()
    with pytest.raises(OutputError):
        check_target(edition_folder)


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="is a file"):
        check_target(tmp_path / "file")
