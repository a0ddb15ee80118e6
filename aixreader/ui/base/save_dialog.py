"""Asks where to save a file, and in which format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from aixreader.publish.output import OutputFormat


class SaveDialog(QFileDialog):
    """A save dialog made from a table of formats; its `fileSelected(path)` gives the file, the suffix the format.
    A path without a suffix is a folder.

    `name` is the file name it suggests, without suffix. The first format is chosen when it opens. It is deleted when it
    is closed.
    """

    def __init__(self, parent: QWidget, title: str, formats: Sequence[OutputFormat[Any]], name: str) -> None:
        super().__init__(parent, title)
        self._suffixes = {f"{format_label(known)} (*.{known.id})": known.id for known in formats}
        self._suffixes |= {f"{_translated(known.folder_label)} (*)": "" for known in formats if known.folder_label}
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(list(self._suffixes))
        self.setDefaultSuffix(formats[0].id)
        self.selectFile(name)
        self.filterSelected.connect(self._on_filter_selected)
        self.finished.connect(self.deleteLater)

    @Slot(str)
    def _on_filter_selected(self, name_filter: str) -> None:
        self.setDefaultSuffix(self._suffixes[name_filter])


def format_label(known: OutputFormat[Any]) -> str:
    """The translated name of a format."""
    return _translated(known.label)


def _translated(label: str) -> str:
    return QCoreApplication.translate("Formats", label)
