"""Files and folders that only this user can have written.

What is kept to be used again without a check of its meaning (the caches, and the key that vouches for them) is read
only if it belongs to the user and nobody else may write it. Windows has no such modes: there the access control list of
the user's profile keeps others out, and the checks of owner and mode say yes.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

FOLDER_MODE, FILE_MODE = 0o700, 0o600
WRITABLE_BY_OTHERS = 0o022
HAS_OWNERS = hasattr(os, "geteuid")
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without following a link, and without waiting for somebody to write into a pipe."""
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class NotPrivateError(OSError):
    """A file or folder is a link or a special file, is another user's, or may be written by others."""


def check_private(path: Path) -> None:
    """Raise `NotPrivateError` unless a folder or file is the user's alone, `OSError` where there is none."""
    _check(path, path.lstat())


def check_private_folder(folder: Path) -> None:
    """The same for a folder that may be a link, which the user has made: what it leads to is checked, and the link."""
    if folder.is_symlink() and HAS_OWNERS and folder.lstat().st_uid != os.geteuid():
        raise NotPrivateError(f"{folder} is a link of another user")
    status = folder.stat()
    _check(folder, status)
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(f"{folder} is no folder")


def make_private_folder(folder: Path) -> None:
    """Create a folder with its parents, or take one that is there, and close it to others whatever the umask.

    Raises `NotPrivateError` where it is another user's, and `OSError`.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    status = folder.stat()
    if HAS_OWNERS and status.st_uid != os.geteuid():
        raise NotPrivateError(f"{folder} belongs to another user")
    if HAS_OWNERS and stat.S_IMODE(status.st_mode) != FOLDER_MODE:
        folder.chmod(FOLDER_MODE)


def close_to_others(folder: Path) -> None:
    """Give a new folder and all that is in it modes for its owner alone. Raises `OSError`."""
    folder.chmod(FOLDER_MODE)
    for parent, folders, files in os.walk(folder):
        for name in folders:
            Path(parent, name).chmod(FOLDER_MODE)
        for name in files:
            Path(parent, name).chmod(FILE_MODE)


def read_private(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most `limit` bytes; raises `NotPrivateError` and `OSError`.

    What is checked is the file that is read: nobody can put another in its place in between.
    """
    handle = os.open(path, _READ)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        _check(path, status)
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            raise NotPrivateError(f"{path} is no file of at most {limit} bytes")
        return file.read(limit)


def write_private(path: Path, data: bytes) -> None:
    """Write a new file; raises `FileExistsError` for one that exists, and `OSError`."""
    handle = os.open(path, _CREATE, FILE_MODE)
    with os.fdopen(handle, "wb") as file:
        if HAS_OWNERS:  # the umask may have taken rights from the owner too
            os.fchmod(handle, FILE_MODE)
        file.write(data)


def _check(path: Path, status: os.stat_result) -> None:
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise NotPrivateError(f"{path} is a link or a special file")
    if HAS_OWNERS and status.st_uid != os.geteuid():
        raise NotPrivateError(f"{path} belongs to another user")
    if HAS_OWNERS and status.st_mode & WRITABLE_BY_OTHERS:
        raise NotPrivateError(f"{path} may be written by others")
