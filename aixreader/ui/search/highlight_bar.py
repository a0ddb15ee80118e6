"""The bar below the results that counts the highlights of the page and steps through them.

Signals: `step_requested(by)` from highlight to highlight.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget


class HighlightBar(QWidget):
    """Shown while the page has highlights."""

    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.setObjectName("find")
        self.label.setAccessibleName(self.tr("Highlights on this page"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 10, 4)
        row.addWidget(self.label, 1)
        buttons = (("↑", self.tr("Previous highlight (Shift+F3)"), -1), ("↓", self.tr("Next highlight (F3)"), 1))
        for text, tip, by in buttons:
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip.partition(" (")[0])
            button.clicked.connect(lambda _checked=False, by=by: self.step_requested.emit(by))
            row.addWidget(button)
        self.hide()

    @Slot(int, int)
    def show_count(self, count: int, current: int) -> None:
        """Show the number of highlights in the page and which one (from 0) is current; 0 hides the bar."""
        self.setVisible(count > 0)
        self.label.setText(self.tr("{0} of {1} on this page").format(current + 1, count))
