"""What others may have written is told from what only this user can."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.private_files import (
    NotPrivateError,
    check_private,
    check_private_folder,
    close_to_others,
    make_private_folder,
    read_private,
    write_private,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has access control lists in place of modes")


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    old = os.umask(request.param)
    yield
    os.umask(old)


@pytest.mark.usefixtures("umask")
def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a")
    make_private_folder(tmp_path / "a" / "b")
    write_private(tmp_path / "a" / "b" / "file", b"x")
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b", "a/b/file")] == [0o700, 0o700, 0o600]
    assert read_private(tmp_path / "a" / "b" / "file", 1) == b"x"


def test_an_open_folder_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "file").touch()
    for path in (folder, folder / "below", folder / "below" / "file"):
        path.chmod(0o777)
    make_private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    close_to_others(folder)
    assert (folder / "below").stat().st_mode & 0o777 == 0o700
    assert (folder / "below" / "file").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666, 0o722])
def test_what_others_may_write_is_not_read(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "file"
    write_private(file, b"x")
    file.chmod(mode)
    with pytest.raises(NotPrivateError, match="written by others"):
        check_private(file)
    with pytest.raises(NotPrivateError, match="written by others"):
        read_private(file, 1)
    tmp_path.chmod(mode | 0o100)
    with pytest.raises(NotPrivateError, match="written by others"):
        check_private_folder(tmp_path)
    tmp_path.chmod(0o700)


def test_what_belongs_to_somebody_else_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    write_private(file, b"x")
    (tmp_path / "link").symlink_to(tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(NotPrivateError, match="another user"):
        check_private(file)
    with pytest.raises(NotPrivateError, match="another user"):
        read_private(file, 1)
    for check in (make_private_folder, check_private_folder):
        for folder in (tmp_path, tmp_path / "link"):
            with pytest.raises(NotPrivateError, match="another user"):
                check(folder)


def test_links_and_special_files_are_not_read(tmp_path: Path) -> None:
    write_private(tmp_path / "file", b"x")
    (tmp_path / "link").symlink_to("file")
    os.mkfifo(tmp_path / "pipe", 0o600)
    for name in ("link", "pipe"):
        with pytest.raises(NotPrivateError):
            check_private(tmp_path / name)
        with pytest.raises(OSError, match=name):
            read_private(tmp_path / name, 1)
    with pytest.raises(OSError, match=r"directory|no file"):
        read_private(tmp_path, 1)
    with pytest.raises(NotPrivateError, match="at most 0"):
        read_private(tmp_path / "file", 0)
    with pytest.raises(FileNotFoundError):
        check_private(tmp_path / "nothing")


def test_the_user_may_put_the_cache_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "cache").symlink_to("elsewhere")
    check_private_folder(tmp_path / "cache")
    write_private(tmp_path / "file", b"")
    with pytest.raises(NotADirectoryError):
        check_private_folder(tmp_path / "file")
