"""Reads a file that a user chose to import."""

from __future__ import annotations

import stat
from pathlib import Path

from aixreader.errors import UserDataError


def read_import(path: Path, limit: int, hint: str) -> bytes:
    """The bytes of a file, at most `limit`; raises `UserDataError` with `hint` for a larger one, for what is no regular
    file (a pipe would block) and for what cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserDataError(f"{path} cannot be read: it is not a file.", hint)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise UserDataError(f"{path} cannot be read: {error.strerror or error}.", hint) from error
    if len(data) > limit:
        raise UserDataError(f"{path} is too large.", hint)
    return data
