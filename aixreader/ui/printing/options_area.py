"""The options of the print dialog, which scroll on a screen that is too low for all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

LEAST_HEIGHT = 120
"""Pixels that are always in view."""


class OptionsArea(QScrollArea):
    """Scrolls downwards only: it is as wide as `options` need. What gets the focus by Tab is brought into view."""

    def __init__(self, options: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._options = options
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        options.setAutoFillBackground(False)
        self.setWidget(options)

    @property
    def _room(self) -> int:
        """Pixels of the scroll bar."""
        return self.verticalScrollBar().sizeHint().width()

    @override
    def sizeHint(self) -> QSize:
        return self._options.sizeHint() + QSize(self._room, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._options.minimumSizeHint()
        return QSize(least.width() + self._room, min(least.height(), LEAST_HEIGHT))
