"""A dialog that makes a reading list: its title, and sections ticked in the contents.

Signals: `picked(title, sections)`.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.ui.base.screen_fit import fit_to_screen
from aixreader.ui.base.section_tree import SectionTree


class SectionPicker(QDialog):
    """Deleted when it is closed."""

    picked = Signal(str, list)

    def __init__(self, title: str, contents: Iterable[ContentsItem], parent: QWidget | None = None) -> None:
        """`title` is suggested for the list."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("New reading list"))
        fit_to_screen(self, QSize(460, 560))
        self.title = QLineEdit(title, self)
        self.tree = SectionTree(contents, self.tr("Sections of the list"), self)
        self._count = QLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.make_button = self._buttons.addButton(self.tr("&Make list"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self.tree.itemChanged.connect(self._refresh)
        self.title.textChanged.connect(self._refresh)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.picked.emit(self.title.text(), self.tree.ticked))
        self.finished.connect(self.deleteLater)
        self._refresh()

    def _build(self) -> None:
        self.title.selectAll()
        self.title.setMaxLength(200)
        self._count.setObjectName("hint")
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self.title)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._buttons)

    @Slot()
    def _refresh(self) -> None:
        count = len(self.tree.ticked)
        self._count.setText(self.tr("Sections: {0}").format(count))
        self.make_button.setEnabled(bool(self.title.text().strip()) and count > 0)
