"""What stands in place of the page when no edition could be opened: what happened, and one thing to do.

Signals: `open_clicked()`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

WIDTH = 460


class FailurePage(QWidget):
    """A sentence, a hint, a button."""

    open_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = QLabel(self)
        self._hint = QLabel(self)
        self._open = QPushButton(self.tr("Open Exchange folder…"), self)
        self._build()
        self._open.clicked.connect(self.open_clicked)

    def _build(self) -> None:
        self._hint.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for label in (self._message, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFixedWidth(WIDTH)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._open, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    @property
    def text(self) -> str:
        """All that is said."""
        return f"{self._message.text()}\n{self._hint.text()}".strip()

    def tell(self, message: str, hint: str, *, may_open: bool = True) -> None:
        """Say what happened and what to do next; without the button where nothing else may be opened."""
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._open.setVisible(may_open)
        self.setAccessibleName(message)
