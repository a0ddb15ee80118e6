"""The fonts of the table, sizes in pixels at 100 %, and laid out texts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QStaticText

SIZES = {"symbol": 19, "name": 11, "chip": 12, "strong": 12, "small": 11, "title": 13}
MAX_CACHED_TEXTS = 4000
"""Size of the cache of laid out texts; zooming needs the same texts repeatedly."""
STRONG = {"symbol", "strong", "title"}
BOLD_WEIGHT = 600
PIECE = re.compile(r"[^\s/-]+[/-]*|[/-]+")
"""What stays on a line if it fits: a word, or a part of one up to its hyphen or slash."""
VOWELS = frozenset("aeiouyAEIOUY")
MIN_SYLLABLE = 3
"""Letters before and after a hyphen."""
FIRST_IDEOGRAPH = "\u2e80"
"""Scripts from here on are written without hyphens."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text broken into `lines`."""

    lines: tuple[str, ...]
    static_text: QStaticText

    def size(self) -> QSizeF:
        """Width and height in pixels."""
        return self.static_text.size()


class Fonts:
    """Fonts derived from the platform's font, and their metrics."""

    def __init__(self, base: QFont) -> None:
        self._fonts = {name: _sized(base, size, strong=name in STRONG) for name, size in SIZES.items()}
        metrics = {name: QFontMetricsF(font) for name, font in self._fonts.items()}
        self.width = cache(lambda text, name: metrics[name].horizontalAdvance(text))
        self.layout_text = lru_cache(MAX_CACHED_TEXTS)(self._layout_text)
        self.height = {name: metric.height() for name, metric in metrics.items()}
        self.ascent = {name: metric.ascent() for name, metric in metrics.items()}
        self.line_step = {name: math.ceil(metric.lineSpacing()) for name, metric in metrics.items()}
        self.family = QFontInfo(base).family()

    def __getitem__(self, name: str) -> QFont:
        """The font of this name."""
        return self._fonts[name]

    def _layout_text(self, text: str, name: str, width: float) -> Label:
        """`text` wrapped to `width` pixels; words are broken, with a hyphen, only where they are wider than a line."""
        lines = tuple(self._lines(text, name, max(width, 1.0))) or ("",)
        static_text = QStaticText("\u2028".join(lines))
        static_text.setTextFormat(Qt.TextFormat.PlainText)
        static_text.prepare(font=self._fonts[name])
        return Label(lines, static_text)

    def _lines(self, text: str, name: str, room: float) -> Iterator[str]:
        line, x, end = "", 0.0, 0
        for match in PIECE.finditer(text):
            gap = " " if line and text[end : match.start()] else ""
            end = match.end()
            for piece, width in self._parts(match[0], name, room):
                if line and x + self.width(gap, name) + width > room:
                    yield line
                    line, x, gap = "", 0.0, ""
                line, x, gap = f"{line}{gap}{piece}", x + self.width(gap, name) + width, ""
        if line:
            yield line

    def _parts(self, word: str, name: str, room: float) -> Iterator[tuple[str, float]]:
        """A word with its width; in parts, each as wide as a line allows, if it is wider than a line."""
        whole = self.width(word, name)
        if whole <= room:
            yield word, whole
            return
        start, x, hyphen = 0, 0.0, self.width("-", name)
        for number, char in enumerate(word):
            width = self.width(char, name)
            if number > start and x + width + hyphen > room:
                cut = _syllable(word, start, number)
                part = f"{word[start:cut]}-" if _takes_hyphen(word, cut) else word[start:cut]
                yield part, sum(self.width(letter, name) for letter in part)
                x -= sum(self.width(letter, name) for letter in word[start:cut])
                start = cut
            x += width
        yield word[start:], x


def _syllable(word: str, start: int, end: int) -> int:
    """Where to break `word` between `start` and `end`: before a consonant with a vowel on both sides, or between two
    consonants, as near to the end as possible.
    """
    for cut in range(min(end, len(word) - MIN_SYLLABLE), start + MIN_SYLLABLE - 1, -1):
        before, at, after = word[cut - 1] in VOWELS, word[cut] in VOWELS, word[cut + 1] in VOWELS
        if not at and after and (before or cut - start > MIN_SYLLABLE):
            return cut
    return end


def _takes_hyphen(word: str, cut: int) -> bool:
    return word[cut - 1].isalpha() and word[cut].isalpha() and word[cut] < FIRST_IDEOGRAPH


def _sized(base: QFont, pixels: int, *, strong: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
