"""The table's type: sizes in pixels at 100 %, and texts laid out in them."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextOption

SIZES = {"symbol": 19, "name": 11, "chip": 12, "strong": 12, "small": 11, "title": 13}
MOST_KEPT = 4000
"""Texts that stay laid out; zooming asks for the same again and again."""
STRONG = {"symbol", "strong", "title"}


class Fonts:
    """Fonts made from the platform's own, and their measures."""

    def __init__(self, base: QFont) -> None:
        self._fonts = {name: _sized(base, size, strong=name in STRONG) for name, size in SIZES.items()}
        metrics = {name: QFontMetricsF(font) for name, font in self._fonts.items()}
        self.width = cache(lambda text, name: metrics[name].horizontalAdvance(text))
        self.laid_out = lru_cache(MOST_KEPT)(self._laid_out)
        self.height = {name: metric.height() for name, metric in metrics.items()}

    def __getitem__(self, name: str) -> QFont:
        """The font of this name."""
        return self._fonts[name]

    def _laid_out(self, text: str, name: str, width: float) -> QStaticText:
        """`text` in lines of at most `width` pixels, broken inside a word only where it fits no line."""
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid = QStaticText(text)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.setTextOption(option)
        laid.setTextWidth(max(width, 1.0))
        laid.prepare(font=self._fonts[name])
        return laid

    def shortened(self, text: str, name: str, width: float, height: float) -> QStaticText:
        """`text` laid out, without its last words where it would be higher than `height`."""
        laid = self.laid_out(text, name, width)
        words = text.split(" ")
        while laid.size().height() > height and len(words) > 1:
            words.pop()
            laid = self.laid_out(f"{' '.join(words)}…", name, width)
        return laid


def _sized(base: QFont, pixels: int, *, strong: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
