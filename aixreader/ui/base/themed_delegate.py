"""The base class of the item delegates: draws in the colours of the look; and what several of them draw alike."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from aixreader.ui.base.tokens import Tokens

SMALL_SCALE = 0.9
MIN_FONT_PIXELS = 11
"""The smallest font of the window."""


class ThemedDelegate(QStyledItemDelegate):
    """Draws in the colours of `tokens`."""

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens` from now on."""
        self._tokens = tokens


def draw_frame(painter: QPainter, rect: QRect, colour: str, width: int = 1) -> None:
    """Draw a frame inside `rect`.

    Where a pixel of the layout is two of the screen, half of a pen's line would be outside, and stay there when the row
    is drawn again.
    """
    middle = rect.adjusted(0, width, 0, -width)
    painter.fillRect(rect.adjusted(0, 0, 0, width - rect.height()), QColor(colour))
    painter.fillRect(rect.adjusted(0, rect.height() - width, 0, 0), QColor(colour))
    painter.fillRect(middle.adjusted(0, 0, width - rect.width(), 0), QColor(colour))
    painter.fillRect(middle.adjusted(rect.width() - width, 0, 0, 0), QColor(colour))


def small_font(font: QFont) -> QFont:
    """A smaller font, for the lines below a title."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(max(MIN_FONT_PIXELS, round(font.pixelSize() * SMALL_SCALE)))
    else:
        small.setPointSizeF(font.pointSizeF() * SMALL_SCALE)
    return small
