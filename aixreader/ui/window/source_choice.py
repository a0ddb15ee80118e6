"""File dialogs for choosing a source of the Exchange, and the checks of what is dropped: a folder, a zip, an address.

Signals: `chosen(path)`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from aixreader.addresses.hosts import is_own_address


class SourceChoice(QObject):
    """Opens the file dialogs over `window`."""

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def choose_folder(self) -> None:
        """Open the dialog for a folder with the Exchange's tree."""
        dialog = self._dialog(self.tr("Open Exchange folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    @Slot()
    def choose_zip(self) -> None:
        """Open the dialog for a zip file with the Exchange's tree."""
        dialog = self._dialog(self.tr("Open Exchange zip"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Zip archives (*.zip)"))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.chosen)
        return dialog


def dropped_address(data: QMimeData) -> str | None:
    """The address of a section in the data of a drag: a link or text, None for anything else."""
    texts = [url.toString() for url in data.urls()] or [data.text().strip()]
    return texts[0] if len(texts) == 1 and is_own_address(texts[0]) else None


def dropped_source(data: QMimeData) -> Path | None:
    """The folder or zip in the data of a drag, None for anything else and for several files."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(files) != 1:
        return None
    return files[0] if files[0].is_dir() or files[0].suffix.lower() == ".zip" else None
