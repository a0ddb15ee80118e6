"""Removes what a folder of the user's data holds, whatever its name: nothing may be left because nobody knew of it."""

from __future__ import annotations

import stat
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Remnant:
    """A file or folder that could not be removed, and the system's reason."""

    path: Path
    reason: str


def remove_contents(folder: Path, keep: Collection[Path] = ()) -> list[Remnant]:
    """Remove everything in `folder` but the files and folders to `keep`; returns what could not be removed.

    Links are removed, not followed. A folder that is not there is empty.
    """
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        return [Remnant(folder, _reason(error))]
    return [remnant for path in paths for remnant in _remove_unless(path, keep)]


def remove(path: Path) -> list[Remnant]:
    """Remove a file, or a folder with its contents; returns what could not be removed."""
    try:
        if not stat.S_ISDIR(path.lstat().st_mode):
            path.unlink()
            return []
        with suppress(OSError):  # else a folder without rights to itself could not be emptied
            path.chmod(0o700)
        remnants = remove_contents(path)
        if not remnants:
            path.rmdir()
    except FileNotFoundError:  # another process was faster
        return []
    except OSError as error:
        return [Remnant(path, _reason(error))]
    return remnants


def _remove_unless(path: Path, keep: Collection[Path]) -> list[Remnant]:
    if path in keep:
        return []
    if any(path in kept.parents for kept in keep):
        return remove_contents(path, keep)
    return remove(path)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
