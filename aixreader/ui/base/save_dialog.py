"""Asks in which format to save, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from aixreader.ui.base.file_dialog import FileDialog
from aixreader.ui.base.format_list import FormatChoice, FormatList

if TYPE_CHECKING:
    from aixreader.publish.output import OutputFormat

MAX_STEM_LENGTH = 60
DIALOG_WIDTH = 360
"""Pixels of the list of formats, at least."""


class SaveDialog(FileDialog):
    """A save dialog for a file in one format; its `fileSelected(path)` gives the file, the suffix the format. A path
    without a suffix is a folder.

    `name` is the file name it suggests, without suffix. It is deleted when it is closed.
    """

    def __init__(self, parent: QWidget, title: str, chosen: FormatChoice, name: str) -> None:
        super().__init__(parent, title)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilter(f"{chosen.label} (*.{chosen.suffix})" if chosen.suffix else f"{chosen.label} (*)")
        self.setDefaultSuffix(chosen.suffix)
        self.selectFile(name)
        self.finished.connect(self.deleteLater)


class FormatDialog(QDialog):
    """Asks for one of `formats`; `choose` is called with it. It is deleted when it is closed."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        formats: Sequence[OutputFormat[Any]],
        choose: Callable[[FormatChoice], object],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.formats = FormatList(formats, self)
        self.formats.setMinimumWidth(DIALOG_WIDTH)
        label = QLabel(self.tr("&Format"), self)
        label.setBuddy(self.formats)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        save = buttons.addButton(self.tr("&Save as…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        layout = QVBoxLayout(self)
        for widget in (label, self.formats, buttons):
            layout.addWidget(widget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.formats.itemDoubleClicked.connect(self.accept)
        self.accepted.connect(lambda: choose(self.formats.chosen))
        self.finished.connect(self.deleteLater)


def ask_to_save(
    parent: QWidget, title: str, formats: Sequence[OutputFormat[Any]], name: str, save: Callable[[Path], object]
) -> None:
    """Ask for a format and then for a file, which is called `name` unless the user says otherwise; `save(path)` writes
    it.
    """

    def ask_for_file(chosen: FormatChoice) -> None:
        dialog = SaveDialog(parent, title, chosen, name)
        dialog.fileSelected.connect(lambda path: save(Path(path)))
        dialog.open()

    FormatDialog(parent, title, formats, ask_for_file).open()


def file_stem(*words: str) -> str:
    """A file name without suffix that says what is in the file, valid on all systems: of letters, digits and hyphens.

    The first word begins with the name of the content, so none is a name that Windows reserves.
    """
    text = "-".join(word for word in words if word).casefold()
    parts = "".join(letter if letter.isalnum() else " " for letter in text).split()
    return "-".join(("ai-exchange", *parts))[:MAX_STEM_LENGTH].rstrip("-")
