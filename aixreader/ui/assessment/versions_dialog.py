"""The versions of an assessment that were signed off, and whether the one that is open is one of them; a new one.

Signals: `sign_requested(who, note)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aixreader.ui.base.screen_fit import fit_to_screen

if TYPE_CHECKING:
    from aixreader.assess.document import SignOff
    from aixreader.services.assessments.checking import Check

SIZE = QSize(720, 480)
"""Pixels."""
MAX_NAME = 200


class VersionsDialog(QDialog):
    """It is deleted when it is closed."""

    sign_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None, *, is_editable: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions and sign-off"))
        fit_to_screen(self, SIZE)
        self.versions = QTreeWidget(self)
        self.checks = QTreeWidget(self)
        self.who = QLineEdit(self)
        self.note = QLineEdit(self)
        self._is_editable = is_editable
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.sign_button = self._buttons.addButton(self.tr("&Sign off"), QDialogButtonBox.ButtonRole.ActionRole)
        self._build()
        self.who.textChanged.connect(self._refresh)
        self.sign_button.clicked.connect(self._on_sign)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._refresh()

    def _build(self) -> None:
        columns = [self.tr("Version"), self.tr("Approved by"), self.tr("On"), self.tr("Note")]
        self.versions.setHeaderLabels(columns)
        self.versions.setAccessibleName(self.tr("Versions"))
        self.checks.setHeaderLabels([self.tr("Check"), self.tr("Outcome")])
        self.checks.setAccessibleName(self.tr("Checks"))
        for tree in (self.versions, self.checks):
            tree.setRootIsDecorated(False)
            tree.setAlternatingRowColors(True)
            tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for field in (self.who, self.note):
            field.setMaxLength(MAX_NAME)
            field.setEnabled(self._is_editable)
        self.sign_button.setAutoDefault(False)
        about = QLabel(
            self.tr("A sign-off freezes what is stated now: its digest tells later whether it was changed."), self
        )
        about.setWordWrap(True)
        about.setObjectName("hint")
        form = QFormLayout()
        form.addRow(self.tr("&Approved by"), self.who)
        form.addRow(self.tr("&Note"), self.note)
        layout = QVBoxLayout(self)
        layout.addWidget(self.versions, 2)
        layout.addWidget(self.checks, 2)
        layout.addWidget(about)
        layout.addLayout(form)
        layout.addWidget(self._buttons)

    def show_versions(self, signoffs: Iterable[SignOff], current: SignOff | None) -> None:
        """Show the versions, the last one first; `current` is the one that is open as it was signed off."""
        self.versions.clear()
        for each in reversed(tuple(signoffs)):
            name = self.tr("{0} (as it is now)").format(each.version) if each == current else str(each.version)
            row = QTreeWidgetItem(self.versions, [name, each.who, each.at[:10], each.note])
            row.setToolTip(0, each.digest)
        if not self.versions.topLevelItemCount():
            QTreeWidgetItem(self.versions, ["–", self.tr("Not signed off yet")]).setFlags(Qt.ItemFlag.ItemIsEnabled)

    def show_checks(self, checks: Iterable[tuple[str, Check]]) -> None:
        """Show what was checked: names and outcomes."""
        self.checks.clear()
        for name, check in checks:
            row = QTreeWidgetItem(self.checks, [("✓ " if check.holds else "✗ ") + name, check.text])
            row.setToolTip(1, check.text)

    @Slot()
    def _refresh(self) -> None:
        self.sign_button.setEnabled(self._is_editable and bool(self.who.text().strip()))

    @Slot()
    def _on_sign(self) -> None:
        self.sign_requested.emit(self.who.text().strip(), self.note.text().strip())
        self.note.clear()
