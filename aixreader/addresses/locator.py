"""What a user may write for a source: a path, or `CLONE@REVISION`, one of a revision of a git repository.

Both are a `Path` to the rest of the program, so that a revision can be opened, listed and recorded like a folder.
"""

from __future__ import annotations

import os
from pathlib import Path

SIGN = "@"


def split_revision(path: Path) -> tuple[Path, str]:
    """The place on disk that a locator names, and the revision, "" where it names none.

    What is there as it is written is a path, whatever its name holds. Else the last sign counts that stands behind a
    folder.
    """
    if os.path.lexists(path):
        return path, ""
    text = str(path)
    at = text.rfind(SIGN)
    while at > 0:
        place, revision = Path(text[:at]), text[at + 1 :]
        if revision and place.is_dir():
            return place, revision.replace(os.sep, "/")
        at = text.rfind(SIGN, 0, at)
    return path, ""


def locator(clone: Path, revision: str) -> Path:
    """The locator of a revision of a repository."""
    return Path(f"{clone}{SIGN}{revision}")
