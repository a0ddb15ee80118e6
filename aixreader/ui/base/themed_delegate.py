"""What draws rows in the colours of the look: the base of every delegate of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyledItemDelegate

from aixreader.ui.base.tokens import Tokens

SMALL = 0.9
SMALLEST = 11
"""Pixels: nothing is smaller."""


class ThemedDelegate(QStyledItemDelegate):
    """Draws in the colours of `tokens`."""

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in other colours from now on."""
        self._tokens = tokens


def small_font(font: QFont) -> QFont:
    """A little smaller, for what stands below a title."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(max(SMALLEST, round(font.pixelSize() * SMALL)))
    else:
        small.setPointSizeF(font.pointSizeF() * SMALL)
    return small
