"""Writes each page's sanitised HTML, before links are resolved, to compare it with that of other renderers."""

from __future__ import annotations

import re
from pathlib import Path

from aixreader.errors import OutputError
from aixreader.files import is_there
from aixreader.model import Library
from aixreader.staging import output_error

UNSAFE = re.compile(r'[<>:"\\|?*%\x00-\x1f\x7f]')
MAX_NAME_LENGTH = 120
"""Characters of a file name; most file systems allow 255 bytes."""


def check_dump(folder: Path) -> None:
    """Raise `OutputError` if `folder` exists and is not a folder."""
    if is_there(folder) and not folder.is_dir():
        raise OutputError(f"{folder} is not a folder.", "Choose another folder for --dump.")


def write_dump(library: Library, folder: Path) -> None:
    """Write `folder/<page id>.html` for every page; raises `OutputError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        root = folder.resolve()
        for page in library.pages:
            path = root / dump_name(page.id)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.resolve().is_relative_to(root):
                raise OutputError(f"{path} is outside {folder}.", "Choose an empty folder for --dump.")
            path.write_bytes(page.sanitised.encode("utf-8", errors="replace"))
    except OSError as error:
        raise output_error(folder, error) from error


def dump_name(page: str) -> str:
    """The page's id as a relative path that stays below its folder on every system: `docs/5_testing.html`."""
    parts = [_plain(part) for part in page.split("/")]
    return "/".join(parts) + ".html"


def _plain(part: str) -> str:
    """A part of a path with all characters that a file system may refuse or interpret percent-encoded."""
    if not part.strip("."):
        return "%2E" * len(part) or "%00"
    return UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", part)[:MAX_NAME_LENGTH]
