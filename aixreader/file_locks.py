"""Locks on files: the one sign of a living process that survives kill -9, a reused process id and a container's own
ids.

The system releases a lock when its process ends, however it ends: a lock that can be acquired has no holder.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Self

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


# What systems say where a file system has no locks.
NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
# Beyond the end of any note: where Windows locks a byte, nobody else can read it.
FAR = 1 << 30


class FileLock:
    """An acquired lock; `release`, or leaving it as a context manager, removes its file."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle = handle

    @classmethod
    def take(cls, path: Path, *, create: bool) -> FileLock | None:
        """Lock `path`, making it if `create`; None where somebody else holds it or it is gone.

        Raises `OSError`, also on a file system without locks: who waits for a lock there would wait for ever.
        """
        flags = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | (os.O_CREAT if create else 0)
        try:
            handle = os.open(path, flags, 0o600)
        except FileNotFoundError:
            if create:
                raise
            return None
        try:
            os.lseek(handle, FAR, os.SEEK_SET)
            _lock(handle)
            same = os.path.samestat(os.fstat(handle), path.stat())
        except OSError as error:
            os.close(handle)
            if error.errno in NO_LOCKS:
                raise
            return None
        if not same:  # its last holder removed the file between our opening and our locking it
            os.close(handle)
            return None
        return cls(path, handle)

    def note(self, text: str) -> None:
        """Write `text` to the file and flush it to disk."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, text.encode())
        os.fsync(self._handle)

    def release(self) -> None:
        """Release the lock and remove its file."""
        if self._handle < 0:
            return
        if sys.platform != "win32":  # while we hold it, so that nobody locks a file that is about to go
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = -1
        if sys.platform == "win32":
            self._unlink_closed()

    def _unlink_closed(self) -> None:
        """Windows removes closed files only; another process that has just opened it will remove it in its turn."""
        try:
            self.path.unlink(missing_ok=True)
        except PermissionError:
            return

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.release()
