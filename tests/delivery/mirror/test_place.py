"""A folder as the place of a mirror."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aixreader.delivery.mirror.place import FolderPlace, MissingFileError, read_whole
from aixreader.errors import MirrorError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    (folder / "blobs").mkdir(parents=True)
    (folder / "blobs/tea").write_bytes(b"0123456789")
    (tmp_path / "secret").write_bytes(b"secret")
    return folder


def test_files_are_read(folder: Path) -> None:
    place = FolderPlace(folder)
    assert read_whole(place, "blobs/tea", 10) == b"0123456789"
    assert b"".join(place.chunks("blobs/tea", 10, 4)) == b"456789"
    assert place.changed("blobs/tea", 10, "tag") == (b"0123456789", "")


@pytest.mark.parametrize("path", ["blobs/none", "none/tea", "blobs/tea/more", "x" * 300])
def test_what_is_not_there_is_missing(folder: Path, path: str) -> None:
    with pytest.raises(MissingFileError):
        read_whole(FolderPlace(folder), path, 10)


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "blobs/../../secret", "blobs//tea", "", ".hidden", "a\\b"]
)
def test_no_path_leads_out(folder: Path, path: str) -> None:
    with pytest.raises(MirrorError) as caught:
        read_whole(FolderPlace(folder), path, 10)
    assert caught.value.reason == "altered"


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
def test_links_and_pipes_are_not_read(folder: Path) -> None:
    (folder / "link").symlink_to(folder.parent / "secret")
    (folder / "linked").symlink_to(folder / "blobs")
    os.mkfifo(folder / "pipe")
    for path in ("link", "linked/tea", "pipe", "blobs"):
        with pytest.raises(MirrorError) as caught:
            read_whole(FolderPlace(folder), path, 10)
        assert caught.value.reason == "unreachable"


def test_what_is_larger_is_refused_before_it_is_read(folder: Path) -> None:
    with (folder / "vast").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(MirrorError) as caught:
        next(FolderPlace(folder).chunks("vast", 10))
    assert caught.value.reason == "endless"


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("none", "file", "nul\0"):
        with pytest.raises(MirrorError) as caught:
            FolderPlace(tmp_path / name)
        assert caught.value.reason == "unreachable"
