"""Opening a file of a stranger's folder: never through a link, never a pipe or a device, never more than asked for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

# O_NONBLOCK: a file that is swapped for a pipe between look and open must not hold us up.
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of a regular file; raises `OSError` for anything else, for a link and for more than `limit` bytes."""
    handle = open_regular(path)
    with os.fdopen(handle, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(f"{path.name} is larger than {limit:,} bytes")
    return data


def open_regular(path: Path) -> int:
    """A descriptor of a regular file, which the caller closes; raises `OSError` as `read_regular` does."""
    if path.is_symlink():
        raise OSError(f"{path.name} is a link")  # where the system has no O_NOFOLLOW
    handle = os.open(path, FLAGS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(f"{path.name} is not a regular file")
    return handle
