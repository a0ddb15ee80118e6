"""The running installation: detects that its files were replaced, and restarts it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import aixreader

if TYPE_CHECKING:
    import subprocess

Identity = tuple[int, int, int, int]
FRESH_ENVIRONMENT = {"PYINSTALLER_RESET_ENVIRONMENT": "1"}
"""Makes a program packed by PyInstaller start as an independent process and not as a child of the packed parent."""


class Installation:
    """Records the identity of `file` at the start: device, inode, size and time of modification.

    `file` is the packed executable by default, or `aixreader/__init__.py` if the reader is not packed.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._is_packed = bool(getattr(sys, "frozen", False))
        self._file = file or Path(sys.executable if self._is_packed else str(aixreader.__file__))
        self._identity_at_start = self._identity()

    @property
    def was_replaced(self) -> bool:
        """Whether the file was replaced since the start, as by an update; modules imported from now on may not fit."""
        current = self._identity()
        return current is not None and current != self._identity_at_start

    def restart(self, arguments: Iterable[str]) -> subprocess.Popen[bytes]:
        """Start the installed version with `arguments`, in a session of its own. Raises `OSError`."""
        import subprocess  # imported late: it is not needed at start

        command = [sys.executable] if self._is_packed else [sys.executable, "-m", "aixreader"]
        return subprocess.Popen(  # noqa: S603  # the command is this program
            [*command, *arguments], env=os.environ | FRESH_ENVIRONMENT, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def _identity(self) -> Identity | None:
        try:
            status = self._file.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
