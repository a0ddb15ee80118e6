"""Asks for evidence: a text, an address or a file, and from when to when it counts.

Signals: `accepted_values(values)` with the fields of the evidence as they were typed.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from aixreader.assess.items import EvidenceType
from aixreader.ui.assessment.threat_form import DAY
from aixreader.ui.base.file_dialog import FileDialog
from aixreader.ui.base.text_field import TextField

WIDTH = 460
"""Pixels, at least."""


class EvidenceDialog(QDialog):
    """It stays until `accept`: what is wrong is said in it. It is deleted when it is closed."""

    accepted_values = Signal(object)

    def __init__(self, values: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Evidence"))
        self.setMinimumWidth(WIDTH)
        self.type = QComboBox(self)
        names = {
            EvidenceType.TEXT: self.tr("Text"),
            EvidenceType.LINK: self.tr("Address"),
            EvidenceType.FILE: self.tr("File"),
        }
        for kind, name in names.items():
            self.type.addItem(name, kind.value)
        self.fields = {name: QLineEdit(self) for name in ("title", "link", "file", "collected", "expires")}
        self.texts = {name: TextField(self) for name in ("text", "note")}
        self.browse = QPushButton(self.tr("&Choose…"), self)
        self.problem = QLabel(self)
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self._file_row = QWidget(self)
        self._form = QFormLayout(self)
        self._build()
        self._show(values)
        self.type.currentIndexChanged.connect(self._refresh)
        self.fields["title"].textChanged.connect(self._refresh)
        self.browse.clicked.connect(self._ask_for_file)
        self._buttons.accepted.connect(lambda: self.accepted_values.emit(self.values))
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._refresh()

    def _build(self) -> None:
        row = QHBoxLayout(self._file_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.fields["file"], 1)
        row.addWidget(self.browse)
        self.fields["file"].setAccessibleName(self.tr("File"))
        for name in ("collected", "expires"):
            self.fields[name].setPlaceholderText(DAY)
        for text in self.texts.values():
            text.setFixedHeight(64)
            text.setTabChangesFocus(True)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        form = self._form
        form.addRow(self.tr("&Title"), self.fields["title"])
        form.addRow(self.tr("T&ype"), self.type)
        form.addRow(self.tr("&Address"), self.fields["link"])
        form.addRow(self.tr("&File"), self._file_row)
        form.addRow(self.tr("Te&xt"), self.texts["text"])
        form.addRow(self.tr("C&ollected"), self.fields["collected"])
        form.addRow(self.tr("&Expires"), self.fields["expires"])
        form.addRow(self.tr("&Note"), self.texts["note"])
        form.addRow(self.problem)
        form.addRow(self._buttons)

    def _show(self, values: Mapping[str, str]) -> None:
        self.type.setCurrentIndex(max(self.type.findData(values.get("type", "")), 0))
        for name, field in self.fields.items():
            field.setText(values.get(name, ""))
        for name, text in self.texts.items():
            text.set_text(values.get(name, ""))

    @property
    def values(self) -> dict[str, str]:
        """What was typed."""
        texts = {name: text.toPlainText().strip() for name, text in self.texts.items()}
        lines = {name: field.text().strip() for name, field in self.fields.items()}
        return {"type": self.type.currentData(), **lines, **texts}

    def show_problem(self, text: str) -> None:
        """Say what is wrong."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @Slot()
    def _refresh(self) -> None:
        kind = self.type.currentData()
        self._form.setRowVisible(self.fields["link"], kind == EvidenceType.LINK)
        self._form.setRowVisible(self._file_row, kind == EvidenceType.FILE)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.fields["title"].text().strip()))

    @Slot()
    def _ask_for_file(self) -> None:
        files = FileDialog(self, self.tr("Choose a file"))
        files.setFileMode(FileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(self.fields["file"].setText)
        files.finished.connect(files.deleteLater)
        files.open()
