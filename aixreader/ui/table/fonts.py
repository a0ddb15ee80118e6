"""The fonts of the table, sizes in pixels at 100 %, and laid out texts."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextOption

SIZES = {"symbol": 19, "name": 11, "chip": 12, "strong": 12, "small": 11, "title": 13}
MAX_CACHED_TEXTS = 4000
"""Size of the cache of laid out texts; zooming needs the same texts repeatedly."""
STRONG = {"symbol", "strong", "title"}


class Fonts:
    """Fonts derived from the platform's font, and their metrics."""

    def __init__(self, base: QFont) -> None:
        self._fonts = {name: _sized(base, size, strong=name in STRONG) for name, size in SIZES.items()}
        metrics = {name: QFontMetricsF(font) for name, font in self._fonts.items()}
        self.width = cache(lambda text, name: metrics[name].horizontalAdvance(text))
        self.layout_text = lru_cache(MAX_CACHED_TEXTS)(self._layout_text)
        self.height = {name: metric.height() for name, metric in metrics.items()}

    def __getitem__(self, name: str) -> QFont:
        """The font of this name."""
        return self._fonts[name]

    def _layout_text(self, text: str, name: str, width: float) -> QStaticText:
        """`text` wrapped to `width` pixels; words are broken only where they are wider than a line."""
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        static_text = QStaticText(text)
        static_text.setTextFormat(Qt.TextFormat.PlainText)
        static_text.setTextOption(option)
        static_text.setTextWidth(max(width, 1.0))
        static_text.prepare(font=self._fonts[name])
        return static_text

    def elided_text(self, text: str, name: str, width: float, height: float) -> QStaticText:
        """`text` wrapped to `width` and elided by whole words to `height` pixels."""
        static_text = self.layout_text(text, name, width)
        words = text.split(" ")
        while static_text.size().height() > height and len(words) > 1:
            words.pop()
            static_text = self.layout_text(f"{' '.join(words)}…", name, width)
        return static_text


def _sized(base: QFont, pixels: int, *, strong: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
