"""The size of a dialog on screens that are smaller than it would like: at 200 % a laptop has some 960 x 540 pixels."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(20, 60)
"""Room for the frame and title bar, in pixels."""


def fit_to_screen(window: QWidget, size: QSize) -> None:
    """Give `window` this size, or as much of it as its screen has room for."""
    window.resize(size.boundedTo(window.screen().availableGeometry().size() - FRAME))
