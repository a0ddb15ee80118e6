"""Writes files the user asked for."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from aixreader.errors import OutputError
from aixreader.files import write_atomically

SHEETS = ("csv", "json", "xlsx")
"""Forms of tables."""
PICTURES = ("svg", "png", "pdf")
BOOKS = ("pdf", "html", "epub", "md", "txt", "json")
BINARY = ("pdf", "epub")
"""Of those, what nobody wants on a terminal."""
CITATIONS = ("plain", "md", "bibtex", "csl", "ris")


def write_out(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file, whole or not at all, with `mode` as its rights; raises `OutputError`."""
    try:
        write_atomically(path, data, mode=mode)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        advice = "Make room there, or choose another disk." if full else "Choose a file in a folder you may write to."
        raise OutputError(
            f"{path} could not be written: {error.strerror or error}.", f"What was there is as it was. {advice}"
        ) from error


def format_of(path: Path | None, form: str | None, known: Sequence[str]) -> str:
    """The format that was asked for: by its name, or by the ending of `path`. Raises `OutputError` for none of the
    known ones.
    """
    found = form or (path.suffix.lstrip(".").lower() if path is not None else "")
    if found not in known:
        raise OutputError(
            f"The name {path} does not tell which form to write." if path else "It was not said which form to write.",
            f"Name it with --format: {', '.join(known)}.",
        )
    return found
