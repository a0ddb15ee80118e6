"""Asks what a new assessment, or another system of one, is about: its name, and a usual kind to begin with.

Signals: `chosen(name, template)` with the id of a template, "" for none.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from aixreader.assess.templates import templates

WIDTH = 420
"""Pixels, at least."""
MAX_NAME = 200


class NewDialog(QDialog):
    """`is_system` for another system of an assessment. It is deleted when it is closed."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None, *, is_system: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add system") if is_system else self.tr("New assessment"))
        self.setMinimumWidth(WIDTH)
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_NAME)
        self.template = QComboBox(self)
        self._summary = QLabel(self)
        self._summary.setObjectName("hint")
        self._summary.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        text = self.tr("&Add") if is_system else self.tr("&Save as…")
        self.save = self._buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self.name.textChanged.connect(self._refresh)
        self.template.currentIndexChanged.connect(self._refresh)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._refresh()

    def _build(self) -> None:
        self._templates = {each.id: each for each in templates()}
        self.template.addItem(self.tr("Empty"), "")
        for each in self._templates.values():
            self.template.addItem(QCoreApplication.translate("Assessment", each.name), each.id)
        layout = QFormLayout(self)
        layout.addRow(self.tr("&Name of the system"), self.name)
        layout.addRow(self.tr("&Begin with"), self.template)
        layout.addRow("", self._summary)
        layout.addRow(self._buttons)

    @Slot()
    def _refresh(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))
        template = self._templates.get(self.template.currentData())
        text = template.summary if template is not None else "Nothing is answered yet."
        self._summary.setText(QCoreApplication.translate("Assessment", text))

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self.name.text().strip(), self.template.currentData())
        self.accept()
