"""The question before an address outside the edition is opened.

Signals: `copy_chosen(address)`, `keep_chosen(address)`, `open_chosen(address)`, each after `policy_chosen(policy)` if
the same is wanted from now on; `finished` as of any dialog.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from aixreader.ui.links.external_address import ExternalAddress


class ExternalDialog(QDialog):
    """Shows where a link leads, whole. Enter copies the address: a slip of the finger opens nothing."""

    copy_chosen = Signal(str)
    keep_chosen = Signal(str)
    open_chosen = Signal(str)
    policy_chosen = Signal(str)

    def __init__(self, address: ExternalAddress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._buttons = QDialogButtonBox(self)
        self._always = QCheckBox(self.tr("&Do the same with all links from now on (see Preferences)"), self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("A link that leads outside"))
        self.setMinimumWidth(480)
        where = QLabel(self.tr("This leaves the reader and goes to {0}:").format(self._address.host), self)
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setWordWrap(True)
        whole = QPlainTextEdit(self._address.text, self)
        whole.setReadOnly(True)
        whole.setAccessibleName(self.tr("Address"))
        whole.setTabChangesFocus(True)
        whole.setFixedHeight(whole.fontMetrics().lineSpacing() * 5)
        copy = self._buttons.addButton(self.tr("&Copy address"), QDialogButtonBox.ButtonRole.ActionRole)
        keep = self._buttons.addButton(self.tr("&Save for later"), QDialogButtonBox.ButtonRole.ActionRole)
        browse = self._buttons.addButton(self.tr("&Open in browser"), QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        copy.setDefault(True)
        copy.setFocus()
        copy.clicked.connect(self._on_copy_clicked)
        keep.setAutoDefault(False)
        keep.clicked.connect(self._on_keep_clicked)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse_clicked)
        layout = QVBoxLayout(self)
        for part in (where, whole, self._always, self._buttons):
            layout.addWidget(part)

    def _connect(self) -> None:
        self._buttons.rejected.connect(self.reject)

    @Slot()
    def _on_copy_clicked(self) -> None:
        self._choose("copy", self.copy_chosen.emit)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._choose("keep", self.keep_chosen.emit)

    @Slot()
    def _on_browse_clicked(self) -> None:
        self._choose("browser", self.open_chosen.emit)

    def _choose(self, policy: str, choose: Callable[[str], None]) -> None:
        if self._always.isChecked():
            self.policy_chosen.emit(policy)
        choose(self._address.text)
        self.accept()
