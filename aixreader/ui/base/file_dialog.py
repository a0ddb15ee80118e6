"""File dialogs that begin where the user chose a file or folder last, and else in the folder of documents."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

Place = QStandardPaths.StandardLocation


class FileDialog(QFileDialog):
    """A file dialog. Qt's own begins in the working directory of the process, which means nothing to the user; this one
    begins at `place` before anything was chosen.

    The folder is remembered while the program runs; it is not written to the settings, which have no paths of the user.
    """

    last_folder: ClassVar[str] = ""

    def __init__(self, parent: QWidget, title: str, place: Place = Place.DocumentsLocation) -> None:
        super().__init__(parent, title)
        self.setDirectory(_first_folder(self.last_folder, place))
        self.fileSelected.connect(self._remember)

    @Slot(str)
    def _remember(self, path: str) -> None:
        FileDialog.last_folder = str(Path(path).parent)


def _first_folder(last: str, place: Place) -> str:
    """`last` if it is still there, else the folder of `place`, else the home folder."""
    first = QStandardPaths.writableLocation(place)
    return next((folder for folder in (last, first) if folder and Path(folder).is_dir()), str(Path.home()))
