"""Atomic writes: after a crash or a power failure a file has either its old or its new contents, never a mixture."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replace the file at `path` by one with `data` and the permissions `mode`.

    Raises `OSError`; then the old file is unchanged and no temporary file is left.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


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
