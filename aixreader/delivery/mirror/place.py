"""Where a mirror is read from: `Place`, and the folder, share or stick that is one."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from aixreader.delivery.mirror.layout import CHUNK
from aixreader.delivery.mirror.refusals import ALTERED, ENDLESS, UNREACHABLE, refusal
from aixreader.regular_file import open_regular

STEP = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""A part of a path in a mirror: no other one is ever asked for."""
MISSING = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})


class MissingFileError(Exception):
    """A place has no such file. Not told as it is: what it means depends on the file."""


class Place(Protocol):
    """Files below a root, by their path with `/`. Nothing in them is trusted."""

    @property
    def address(self) -> str:
        """Where it is, for messages."""

    def chunks(self, path: str, limit: int, start: int = 0) -> Iterator[bytes]:
        """The bytes of a file from `start` on, piece by piece, before the caller has counted them.

        A file that is known to have more than `limit` bytes as a whole is refused at once. Raises `MissingFileError`
        where there is none, and `MirrorError`.
        """

    def changed(self, path: str, limit: int, tag: str) -> tuple[bytes, str] | None:
        """A small file with a tag that stands for its bytes, "" if nothing does; None if it still has the tag `tag`."""


class FolderPlace:
    """A folder: on a disk, a share or a stick. Only regular files below it are read, and no link is followed."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder)
        try:
            self._root = folder.resolve(strict=True)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or error
            raise refusal(UNREACHABLE, f"The mirror {folder} cannot be reached: {why}.") from error
        if not self._root.is_dir():
            raise refusal(UNREACHABLE, f"The mirror {folder} is no folder.")

    def chunks(self, path: str, limit: int, start: int = 0) -> Iterator[bytes]:
        """The bytes of a file from `start` on."""
        handle = self._open(path)
        with os.fdopen(handle, "rb") as file:
            if os.fstat(handle).st_size > limit:
                raise refusal(ENDLESS, f"{path} of the mirror is larger than what was signed can be.")
            file.seek(start)
            try:
                while piece := file.read(CHUNK):
                    yield piece
            except OSError as error:
                raise _unreadable(path, error) from error

    def changed(self, path: str, limit: int, tag: str) -> tuple[bytes, str] | None:  # noqa: ARG002 - reading is cheap
        """The file: a folder has no tags."""
        return read_whole(self, path, limit), ""

    def _open(self, path: str) -> int:
        check_path(path)
        full = self._root / path
        try:
            handle = open_regular(full)
        except OSError as error:
            if error.errno in MISSING and not os.path.lexists(full):
                raise MissingFileError(path) from error
            raise _unreadable(path, error) from error
        if os.path.realpath(full) != str(full):
            os.close(handle)
            raise _unreadable(path, OSError("a link lies on the way"))
        return handle


def check_path(path: str) -> None:
    """Refuse what no path in a mirror can be: every part is a plain name."""
    if not all(STEP.fullmatch(step) for step in path.split("/")):
        raise refusal(ALTERED, "The mirror names a file that lies outside it.")


def read_whole(place: Place, path: str, limit: int) -> bytes:
    """All bytes of a file of at most `limit`; raises `MissingFileError`, and `MirrorError` for more."""
    data = bytearray()
    for piece in place.chunks(path, limit):
        data += piece
        if len(data) > limit:
            raise refusal(ENDLESS, f"The mirror sends more for {path} than it can hold; the transfer was stopped.")
    return bytes(data)


def _unreadable(path: str, error: OSError) -> Exception:
    return refusal(UNREACHABLE, f"{path} of the mirror cannot be read: {error.strerror or error}.")
