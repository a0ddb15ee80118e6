"""The formats that something can be written in, and writing the files the user asked for."""

from __future__ import annotations

import codecs
import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from aixreader.errors import OutputError
from aixreader.files import is_there, write_atomically

WriterT = TypeVar("WriterT")


@dataclass(frozen=True, slots=True)
class OutputFormat(Generic[WriterT]):
    """An entry of a table of formats, from which the save dialog, the command line and its help are made.

    `id` is the name on the command line, and the suffix of files unless there is another `file_suffix` ("oscal.json"),
    `suffixes` are other suffixes of such files. `label`
    is the name in the window, marked for translation in the context "Formats"; `summary` a few words for the help of
    the command line. `write` makes the contents; None for what is drawn by the window's code. `is_binary` formats are
    not printed on a terminal. Files of formats with `has_mark` begin with a byte order mark: without one, spreadsheets
    take UTF-8 for the code page of the system. `folder_label` is the name in the window of a format that can be written
    to a folder. `limits` says, for users, what the format does not hold; one that `is_whole`
    holds the whole edition, whatever is selected.
    """

    id: str
    label: str
    summary: str = ""
    write: WriterT | None = None
    is_binary: bool = False
    suffixes: tuple[str, ...] = ()
    has_mark: bool = False
    folder_label: str = ""
    file_suffix: str = ""
    limits: str = ""
    is_whole: bool = False

    def as_file(self, contents: bytes) -> bytes:
        """The contents as a file has them; what is printed has no mark."""
        return codecs.BOM_UTF8 + contents if self.has_mark else contents

    @property
    def suffix(self) -> str:
        """The suffix of files, without a dot before it."""
        return self.file_suffix or self.id

    def fits(self, path: Path) -> bool:
        """Whether the suffix of `path` is one of this format's."""
        return bool(self.fitting(path))

    def fitting(self, path: Path) -> str:
        """The suffix of this format that `path` has, "" for none."""
        name = path.name.lower()
        fitting = (known for known in (self.suffix, *self.suffixes) if name.endswith(f".{known}"))
        return next((known for known in fitting if len(name) > len(known) + 1), "")


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be written."""

    path: Path
    data: bytes


FormatT = TypeVar("FormatT", bound=OutputFormat[Any])


def write_out(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file atomically, with the permissions `mode`; after an `OutputError` an existing file is unchanged.

    What is no file, such as a pipe or a device, is written to and not replaced.
    """
    try:
        if is_there(path) and not (path.is_file() or path.is_dir()):
            path.write_bytes(data)
        else:
            write_atomically(path, data, mode=mode)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        advice = "Free some space, or choose another disk." if full else "Choose a folder that you may write to."
        raise OutputError(
            f"{path} could not be written: {error.strerror or error}.", f"An existing file was not changed. {advice}"
        ) from error


def write_files(files: Sequence[OutputFile]) -> None:
    """Write files that belong together, the first one last: it refers to the others. Their folders are made, those
    around them are not.

    Raises `OutputError`.
    """
    for folder in dict.fromkeys(file.path.parent for file in files[1:]):
        _make_folder(folder)
    for file in (*files[1:], *files[:1]):
        write_out(file.path, file.data)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} could not be made: {error.strerror or error}.", "Choose another name for the export."
        ) from error


def format_of(path: Path | None, name: str | None, formats: Sequence[FormatT]) -> FormatT:
    """The format of this name, or without a name that of the suffix of `path`: of its longest one, if several fit.
    Raises `OutputError` for none of `formats`.
    """
    named = [known for known in formats if known.id == name]
    if name is None and path is not None:
        named = sorted((known for known in formats if known.fits(path)), key=lambda known: -len(known.fitting(path)))
    if named:
        return named[0]
    raise OutputError(
        f"The suffix of {path} does not name a format that can be written." if path else "No format is given.",
        f"Name it with --format: {', '.join(known.id for known in formats)}.",
    )
