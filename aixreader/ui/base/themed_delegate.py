"""The base class of the item delegates: draws in the colours of the look."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont
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


def small_font(font: QFont) -> QFont:
    """A smaller font, for the lines below a title."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(max(MIN_FONT_PIXELS, round(font.pixelSize() * SMALL_SCALE)))
    else:
        small.setPointSizeF(font.pointSizeF() * SMALL_SCALE)
    return small
