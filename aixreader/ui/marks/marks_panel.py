"""The sidebar's panel of what the user owns: bookmarks, notes and history, of which one is in front.

Signals: `turned()` when another is in front; `seen()` when one comes into sight.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

PARTS = ("bookmarks", "notes", "history")


class MarksPanel(QWidget):
    """Shows one of the parts under the row of their names."""

    turned = Signal()
    seen = Signal()

    def __init__(self, bookmarks: QWidget, notes: QWidget, history: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QTabBar(self)
        self._stack = QStackedWidget(self)
        titles = (self.tr("Bookmarks"), self.tr("Notes"), self.tr("History"))
        for title, widget in zip(titles, (bookmarks, notes, history), strict=True):
            self._bar.addTab(title)
            self._stack.addWidget(widget)
        self._bar.setAccessibleName(self.tr("Bookmarks, notes, history"))
        self._bar.setObjectName("parts")
        self._bar.setDocumentMode(True)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._on_turned)
        self.setFocusProxy(bookmarks)

    @property
    def part(self) -> str:
        """The part in front."""
        return PARTS[self._bar.currentIndex()]

    def show_part(self, part: str) -> None:
        """Bring a part in front; one that is not known changes nothing."""
        if part in PARTS:
            self._bar.setCurrentIndex(PARTS.index(part))

    @Slot(int)
    def _on_turned(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.setFocusProxy(self._stack.currentWidget())
        self.turned.emit()
        self.seen.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()
