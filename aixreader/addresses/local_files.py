"""Paths as file managers and other programs give them: as paths, or as `file:` addresses (RFC 8089)."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from aixreader.addresses.locator import split_revision

FILE = "file:"
THIS_COMPUTER = ("", "localhost")
ARCHIVES = (".zip", ".tar.gz", ".tgz")


def file_path(address: str) -> Path | None:
    """The path that a `file:` address of this computer names; None for any other text."""
    if address[: len(FILE)].lower() != FILE:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if os.name == "nt":
        path = path.removeprefix("/") if path[2:3] == ":" else path  # /C:/folder
    if parts.netloc.lower() not in THIS_COMPUTER or not Path(path).is_absolute() or "\0" in path:
        return None
    return Path(path)


def named_source(argument: str) -> Path | None:
    """The folder or file that an argument of a command line names: a `file:` address, what looks like a path, what is
    there under this name, or a revision of such a folder. None for other words.
    """
    if argument[: len(FILE)].lower() == FILE:
        return file_path(argument)
    separators = [mark for mark in (os.sep, os.altsep) if mark]
    is_path = any(mark in argument for mark in separators) or argument.lower().endswith(ARCHIVES)
    if "\0" in argument or not argument or argument.startswith("-") or "://" in argument:
        return None
    path = Path(argument)
    return path if is_path or os.path.lexists(path) or split_revision(path)[1] else None
