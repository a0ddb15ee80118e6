"""The page that is shown when no edition could be opened: the error, a hint, and buttons to open another one.

Signals: `open_clicked()` for a folder, `archive_clicked()`, `shipped_clicked()` for the edition that comes with the
reader.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

WIDTH = 460


class FailurePage(QWidget):
    """Shows an error with its hint, as plain text that can be selected."""

    open_clicked = Signal()
    archive_clicked = Signal()
    shipped_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = QLabel(self)
        self._hint = QLabel(self)
        self._open_button = QPushButton(self.tr("Open Exchange folder…"), self)
        self._archive_button = QPushButton(self.tr("Open Exchange archive…"), self)
        self._shipped_button = QPushButton(self.tr("Open the edition that comes with the reader"), self)
        self._build()
        self._open_button.clicked.connect(self.open_clicked)
        self._archive_button.clicked.connect(self.archive_clicked)
        self._shipped_button.clicked.connect(self.shipped_clicked)

    def _build(self) -> None:
        self._hint.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for label in (self._message, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFixedWidth(WIDTH)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)  # as the buttons below
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        for button in (self._open_button, self._archive_button, self._shipped_button):
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    @property
    def text(self) -> str:
        """Message and hint, on a line each."""
        return f"{self._message.text()}\n{self._hint.text()}".strip()

    def show_failure(self, message: str, hint: str, *, may_open: bool = True) -> None:
        """Show `message` and `hint` ("" for none), and the buttons if `may_open`: a policy can forbid other sources."""
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        for button in (self._open_button, self._archive_button, self._shipped_button):
            button.setVisible(may_open)
        self.setAccessibleName(message)
