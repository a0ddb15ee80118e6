"""File dialogs for choosing a source of the Exchange."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aixreader.ui.base.file_dialog import FileDialog, Place


class SourceChoice(QObject):
    """Opens the file dialogs over `window`; what is chosen is passed to a function, a cancelled dialog calls none."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def choose_folder(self, chosen: Callable[[str], object]) -> None:
        """Open the dialog for a folder with the Exchange's tree."""
        dialog = self._dialog(self.tr("Open Exchange folder"), chosen)
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.setOption(FileDialog.Option.ShowDirsOnly)
        dialog.open()

    def choose_clone(self, chosen: Callable[[str], object]) -> None:
        """Open the dialog for the folder of a git clone."""
        dialog = self._dialog(self.tr("Choose a git clone of the Exchange"), chosen)
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.setOption(FileDialog.Option.ShowDirsOnly)
        dialog.open()

    def choose_archive(self, chosen: Callable[[str], object]) -> None:
        """Open the dialog for an archive with the Exchange's tree."""
        dialog = self._dialog(self.tr("Open Exchange archive"), chosen)
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Archives (*.zip *.tar.gz *.tgz)"))
        dialog.open()

    def _dialog(self, title: str, chosen: Callable[[str], object]) -> FileDialog:
        dialog = FileDialog(self._window, title, Place.DownloadLocation)  # a copy of the Exchange was downloaded
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        return dialog
