"""What stands in place of the page while an edition is opened.

Signals: `cancel_clicked()`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

QUIET_MS = 300  # work that ends sooner shows nothing
STEPS = 1000


class LoadingPage(QWidget):
    """A bar, what is being done, and a way to stop it; empty until the work has taken a moment."""

    cancel_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = QLabel(self)
        self._bar = QProgressBar(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._parts = (self._what, self._bar, self._cancel)
        self._quiet = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(320)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for part in self._parts:
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._show_parts(shown=False)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._quiet.timeout.connect(self._on_quiet_over)

    @property
    def text(self) -> str:
        """What is said to be done."""
        return self._what.text()

    def begin(self) -> None:
        """New work has begun."""
        self._show_parts(shown=False)
        self._what.setText(self.tr("Opening…"))
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self._quiet.start()

    def end(self) -> None:
        """The work has ended."""
        self._quiet.stop()

    @Slot(float, str)
    def tell(self, share: float, text: str) -> None:
        """Show that `share` (0 to 1) is done, and what is being done."""
        self._bar.setValue(round(share * STEPS))
        self._what.setText(text)

    def _show_parts(self, *, shown: bool) -> None:
        for part in self._parts:
            part.setVisible(shown)

    @Slot()
    def _on_quiet_over(self) -> None:
        self._show_parts(shown=True)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self._what.setText(self.tr("Stopping…"))
        self.cancel_clicked.emit()
