"""Atomic writing of a folder: it is built beside the target and then renamed to it.

What a killed build leaves behind is removed by `sweep`: it has names only this module gives, and locks nobody
holds:

    .building-<16 hex digits>          the new folder while it is written
    .building-<16 hex digits>.lock     held by its builder; notes the name of the target
    .old-<16 hex digits>               the previous target, between the two renames, or what is being discarded
"""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aixreader.errors import OutputError
from aixreader.file_locks import FileLock
from aixreader.files import sync_folder

LEFT_OVER = re.compile(r"\.(?:building|old)-([0-9a-f]{16})(?:\.lock)?")
WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the quota is used up",
    errno.EACCES: "it may not be written to",
    errno.EPERM: "it may not be written to",
    errno.EROFS: "it is read-only",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EBUSY: "it is in use, or the root of a drive",
}


def output_error(path: Path, error: OSError) -> OutputError:
    """The error for a path that cannot be written."""
    reason = WORDS.get(error.errno or 0, error.strerror or str(error))
    return OutputError(
        f"{path} cannot be written: {reason}. What was there before is unchanged.",
        "Make room or choose another folder, then try again.",
    )


class Staging:
    """A new folder beside `target`; `publish` renames it to `target`."""

    def __init__(self, target: Path, token: str, lock: FileLock) -> None:
        self.target = target
        self.folder = target.parent / f".building-{token}"
        self._old = target.parent / f".old-{token}"
        self._lock = lock

    def publish(self) -> None:
        """Replace the target by the folder; on `OSError` the previous target is restored."""
        if os.path.lexists(self.target):
            self.target.rename(self._old)
        try:
            self.folder.rename(self.target)
        except OSError:
            with suppress(OSError):
                self._old.rename(self.target)
            raise
        sync_folder(self.target.parent)
        remove(self._old)

    def close(self) -> None:
        """Remove what was not published."""
        remove(self.folder)
        self._lock.release()


@contextmanager
def staging(target: Path) -> Iterator[Staging]:
    """A `Staging` for `target`, gone afterwards unless published; raises `OutputError` for what the disk refuses."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        stage = _begin(target)
        try:
            stage.folder.mkdir()
            yield stage
        finally:
            stage.close()
    except OSError as error:
        raise output_error(target, error) from error


def _begin(target: Path) -> Staging:
    while True:
        token = secrets.token_hex(8)
        lock = FileLock.take(target.parent / f".building-{token}.lock", create=True)
        if lock is not None:
            try:
                lock.note(target.name)
            except OSError:
                lock.release()
                raise
            return Staging(target, token, lock)


def sweep(folder: Path) -> None:
    """Clear `folder` of what killed builds left in it, and put an old edition back that one of them had moved aside.

    What a running build holds stays. A folder that cannot be read or cleared is left as it is: that is no reason to
    stop.
    """
    with suppress(OSError):
        tokens = {match[1] for path in folder.iterdir() if (match := LEFT_OVER.fullmatch(path.name))}
        for token in tokens:
            with suppress(OSError):
                _clear(folder, token)


def _clear(folder: Path, token: str) -> None:
    """Clear what belongs to `token`, unless its builder lives. A builder's lock outlives its folders, so none: no
    builder.
    """
    path = folder / f".building-{token}.lock"
    lock = FileLock.take(path, create=False)
    if lock is None:
        if not path.exists():
            remove(folder / f".building-{token}")
            remove(folder / f".old-{token}")
        return
    with lock:
        old = folder / f".old-{token}"
        target = _noted_target(folder, path)
        if target is not None and old.exists() and not os.path.lexists(target):
            old.rename(target)
        remove(old)
        remove(folder / f".building-{token}")


def _noted_target(folder: Path, lock: Path) -> Path | None:
    name = lock.read_bytes().decode(errors="replace")
    return folder / name if name and Path(name).name == name else None


def write_file(path: Path, data: bytes) -> None:
    """Write a new file and flush it to disk; raises `FileExistsError` for one that exists."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def discard(folder: Path) -> None:
    """Remove a folder as a whole: where that is cut off, no part of it is left under its name, and the next sweep
    removes the rest.
    """
    aside = folder.with_name(f".old-{secrets.token_hex(8)}")
    try:
        folder.rename(aside)
    except OSError:  # Windows renames no folder with an open file in it
        aside = folder
    remove(aside)


def remove(folder: Path) -> None:
    """Remove a folder, or a file of its name, as far as the system permits; the next sweep removes the rest."""
    if folder.is_symlink() or folder.is_file():
        with suppress(OSError):
            folder.unlink()
    elif folder.exists():
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
