"""Opens a file that was saved, or the folder it is in, with the system's programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from aixreader.addresses.locator import split_revision

INDEX = "index.md"
"""The file to begin with, of a folder of Markdown."""


class SavedButtons(QWidget):
    """Buttons that open what was saved, and its folder; hidden until there is something to `offer`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = Path()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for text, act in ((self.tr("Open"), open_saved), (self.tr("Show folder"), show_folder)):
            button = QToolButton(self)
            button.setObjectName("chip")
            button.setText(text)
            button.clicked.connect(lambda _checked=False, act=act: act(self._path))
            row.addWidget(button)
        row.addStretch(1)
        self.hide()

    def offer(self, path: Path) -> None:
        """Show the buttons for what was saved to `path`."""
        self._path = path
        self.show()


def open_saved(path: Path) -> bool:
    """Open the file at `path`, or of a folder that was written its first file; whether there is a program for it."""
    first = path / INDEX
    return _open(first if first.is_file() else path)


def show_folder(path: Path) -> bool:
    """Show the folder that contains `path`, or the folder `path`; whether there is a program for it."""
    return open_folder(folder_of(path))


def folder_of(path: Path) -> Path:
    """`path` itself if it is a folder, else the folder that it is in; may wait for a share that does not answer."""
    place, _ = split_revision(path)
    return place if place.is_dir() else place.parent


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's file manager; whether there is one."""
    return _open(folder)


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))
