"""Opens a file that was saved, or the folder it is in, with the system's programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

INDEX = "index.md"
"""The file to begin with, of a folder of Markdown."""


def open_saved(path: Path) -> bool:
    """Open the file at `path`, or of a folder that was written its first file; whether there is a program for it."""
    first = path / INDEX
    return _open(first if first.is_file() else path)


def show_folder(path: Path) -> bool:
    """Show the folder that contains `path`, or the folder `path`; whether there is a program for it."""
    return _open(path if path.is_dir() else path.parent)


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))
