"""The dialog that asks before an external address is opened.

Signals: `copy_chosen(address)`, `save_chosen(address)`, `open_chosen(address)`, each after `policy_chosen(policy)` if
the choice is to be remembered; `finished` as of any dialog.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from aixreader.ui.links.external_address import ExternalAddress


class ExternalDialog(QDialog):
    """Shows the whole address. The default button copies it, so that pressing Enter by mistake opens nothing."""

    copy_chosen = Signal(str)
    save_chosen = Signal(str)
    open_chosen = Signal(str)
    policy_chosen = Signal(str)

    def __init__(self, address: ExternalAddress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._buttons = QDialogButtonBox(self)
        self._always = QCheckBox(self.tr("&Remember this choice (see Preferences)"), self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("External link"))
        self.setMinimumWidth(480)
        destination = QLabel(self.tr("This link leads to {0}:").format(self._address.host), self)
        destination.setTextFormat(Qt.TextFormat.PlainText)
        destination.setWordWrap(True)
        address_field = QPlainTextEdit(self._address.text, self)
        address_field.setReadOnly(True)
        address_field.setAccessibleName(self.tr("Address"))
        address_field.setTabChangesFocus(True)
        address_field.setFixedHeight(address_field.fontMetrics().lineSpacing() * 5)
        copy = self._buttons.addButton(self.tr("&Copy address"), QDialogButtonBox.ButtonRole.ActionRole)
        save = self._buttons.addButton(self.tr("&Save for later"), QDialogButtonBox.ButtonRole.ActionRole)
        browse = self._buttons.addButton(self.tr("&Open in browser"), QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        copy.setDefault(True)
        copy.setFocus()
        copy.clicked.connect(self._on_copy_clicked)
        save.setAutoDefault(False)
        save.clicked.connect(self._on_save_clicked)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse_clicked)
        layout = QVBoxLayout(self)
        for part in (destination, address_field, self._always, self._buttons):
            layout.addWidget(part)

    def _connect(self) -> None:
        self._buttons.rejected.connect(self.reject)

    @Slot()
    def _on_copy_clicked(self) -> None:
        self._choose("copy", self.copy_chosen.emit)

    @Slot()
    def _on_save_clicked(self) -> None:
        self._choose("keep", self.save_chosen.emit)

    @Slot()
    def _on_browse_clicked(self) -> None:
        self._choose("browser", self.open_chosen.emit)

    def _choose(self, policy: str, choose: Callable[[str], None]) -> None:
        if self._always.isChecked():
            self.policy_chosen.emit(policy)
        choose(self._address.text)
        self.accept()
