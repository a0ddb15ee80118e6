"""Atomic writes: after a crash or a power failure a file has either its old or its new contents, never a mixture."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

SUFFIX = re.compile(r"[a-z0-9_]{8}")
"""What `tempfile` adds to a prefix."""
LEFT_OVER = re.compile(rf"\..+\.{SUFFIX.pattern}")


def write_atomically(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replace the file at `path` by one with `data` and the permissions `mode`.

    Raises `OSError`; then the old file is unchanged and no temporary file is left. The temporary file of a writer that
    was killed is removed by the next one of the same file.
    """
    _sweep(path)
    handle, name = _make_temporary(path)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            if sys.platform != "win32":  # as long as it is locked
                _publish(temporary, path, mode)
        if sys.platform == "win32":  # which renames no file that is open
            _publish(temporary, path, mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _publish(temporary: Path, path: Path, mode: int) -> None:
    temporary.chmod(mode)
    temporary.replace(path)


def _make_temporary(path: Path) -> tuple[int, str]:
    """A temporary file beside `path`, open and locked as long as its writer lives."""
    while True:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with suppress(OSError):  # not all file systems have locks
            _lock(handle, wait=True)
        if os.path.lexists(name):
            return handle, name
        os.close(handle)  # another writer took it for left over before it was locked


def _sweep(path: Path) -> None:
    """Remove the temporary files of `path` that have no living writer."""
    prefix = f".{path.name}."
    with suppress(OSError):
        for entry in path.parent.iterdir():
            if entry.name.startswith(prefix) and SUFFIX.fullmatch(entry.name, len(prefix)):
                _remove_left_over(entry)


def remove_left_overs(folder: Path) -> None:
    """Remove what killed writers of any file in `folder` have left there."""
    with suppress(OSError):
        for entry in folder.iterdir():
            if LEFT_OVER.fullmatch(entry.name):
                _remove_left_over(entry)


def _remove_left_over(temporary: Path) -> None:
    """Remove a temporary file unless it is locked. Windows removes no file that is open."""
    with suppress(OSError):
        if sys.platform == "win32":
            temporary.unlink()
            return
        handle = os.open(temporary, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            _lock(handle, wait=False)
            temporary.unlink()
        finally:
            os.close(handle)


def _lock(handle: int, *, wait: bool) -> None:
    """Lock a file until it is closed. Raises `OSError` where it is locked and not to be waited for."""
    if sys.platform != "win32":
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def is_there(path: Path) -> bool:
    """Whether `path` exists; False, not an error, if a parent folder is not accessible."""
    try:
        return path.exists()
    except OSError:
        return False


def is_writable(folder: Path) -> bool:
    """Whether files can be created in `folder`, or in the one it will be created in."""
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


def sync_folder(folder: Path) -> None:
    """Flush the directory entries of `folder` to the disk. Windows has no such call, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
