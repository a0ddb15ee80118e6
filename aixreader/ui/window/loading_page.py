"""The page that is shown while an edition is opened.

Signals: `cancel_clicked()`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

SHOW_DELAY_MS = 300  # no progress is shown for work that ends sooner
PROGRESS_STEPS = 1000


class LoadingPage(QWidget):
    """A progress bar, the current step, and a button to cancel; empty for the first `SHOW_DELAY_MS`."""

    cancel_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._bar = QProgressBar(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._parts = (self._label, self._bar, self._cancel)
        self._show_delay = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._cancel.setShortcut(Qt.Key.Key_Escape)  # it works while the button is seen and enabled
        self._bar.setRange(0, PROGRESS_STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(320)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._show_delay.setSingleShot(True)
        self._show_delay.setInterval(SHOW_DELAY_MS)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for part in self._parts:
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._show_parts(shown=False)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._show_delay.timeout.connect(self._on_delay_over)

    @property
    def text(self) -> str:
        """The text above the bar."""
        return self._label.text()

    def begin(self) -> None:
        """Reset the page for new work."""
        self._show_parts(shown=False)
        self._label.setText(self.tr("Opening…"))
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self._show_delay.start()

    def end(self) -> None:
        """Stop waiting for the delay: the work has ended."""
        self._show_delay.stop()

    @Slot(float, str)
    def show_progress(self, fraction: float, text: str) -> None:
        """Show that `fraction` (0 to 1) is done and `text` is the current step."""
        self._bar.setValue(round(fraction * PROGRESS_STEPS))
        self._label.setText(text)

    def _show_parts(self, *, shown: bool) -> None:
        for part in self._parts:
            part.setVisible(shown)

    @Slot()
    def _on_delay_over(self) -> None:
        self._show_parts(shown=True)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self._label.setText(self.tr("Cancelling…"))
        self.cancel_clicked.emit()
