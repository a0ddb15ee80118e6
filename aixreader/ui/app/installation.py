"""The program that runs: whether its files are still those it was started from, and how it is started again."""

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
"""Tells a packed program that it is no part of the one that started it."""


class Installation:
    """Remembers what `file` is now: the packed program, or the package's first file where there is none."""

    def __init__(self, file: Path | None = None) -> None:
        self._is_packed = bool(getattr(sys, "frozen", False))
        self._file = file or Path(sys.executable if self._is_packed else str(aixreader.__file__))
        self._identity_at_start = self._identity()

    @property
    def was_replaced(self) -> bool:
        """Whether another file stands in its place, as after an update; what was not loaded before may not fit."""
        now = self._identity()
        return now is not None and now != self._identity_at_start

    def restart(self, arguments: Iterable[str]) -> subprocess.Popen[bytes]:
        """Start the program that is there now, with `arguments`."""
        import subprocess  # the start waits for no import

        command = [sys.executable] if self._is_packed else [sys.executable, "-m", "aixreader"]
        return subprocess.Popen(  # noqa: S603  # this very program
            [*command, *arguments], env=os.environ | FRESH_ENVIRONMENT, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def _identity(self) -> Identity | None:
        try:
            told = self._file.stat()
        except OSError:
            return None
        return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
