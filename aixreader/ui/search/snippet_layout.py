"""Lays out a snippet in two lines, with the marked words in their colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from aixreader.ui.base.tokens import Tokens

if TYPE_CHECKING:
    from aixreader.search.answer import Snippet

LINES = 2
LEAD = "… "
TAIL = " …"
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with the spans to mark in it (characters): what was typed, and synonyms."""

    text: str
    typed: Spans
    synonyms: Spans

    def since(self, start: int) -> MarkedText:
        """The same from `start` on, and what leads over to it."""
        shift = len(LEAD) - start
        typed, synonyms = (
            tuple((left + shift, right + shift) for left, right in spans if left >= start)
            for spans in (self.typed, self.synonyms)
        )
        return MarkedText(LEAD + self.text[start:], typed, synonyms)


class SnippetLayout:
    """The lines of a snippet in a width (pixels). The first marked word is in sight as a whole: where it would be below
    the lines, the text begins later.
    """

    def __init__(self, snippet: Snippet, font: QFont, tokens: Tokens, width: float) -> None:
        self._tokens = tokens
        self._width = width
        marked = MarkedText(snippet.text, snippet.highlights, snippet.synonyms)
        layout, end = self._lay_out(marked, font)
        spans = marked.typed or marked.synonyms
        if spans and spans[0][1] > end:
            marked = marked.since(_start_before(marked.text, spans[0], end))
            layout, end = self._lay_out(marked, font)
        self.text = marked.text[:end]
        """What is in sight."""
        self._layout = layout
        self._is_cut = end < len(marked.text.rstrip())

    def draw(self, painter: QPainter, place: QPointF) -> None:
        """Draw with the upper left corner at `place`."""
        self._layout.draw(painter, place)
        last = self._layout.lineAt(self._layout.lineCount() - 1)
        if self._is_cut and last.isValid():
            painter.drawText(place + QPointF(last.naturalTextWidth(), last.y() + last.ascent()), TAIL)

    def _lay_out(self, marked: MarkedText, font: QFont) -> tuple[QTextLayout, int]:
        """The layout, and where the text in sight ends (characters)."""
        layout = QTextLayout(marked.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(marked))
        layout.beginLayout()
        top, end = 0.0, 0
        for number in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            if number == LINES - 1 and line.textStart() + line.textLength() < _units(marked.text.rstrip()):
                line.setLineWidth(self._width - QFontMetrics(font).horizontalAdvance(TAIL))
            line.setPosition(QPointF(0, top))
            top += line.height()
            end = line.textStart() + line.textLength()
        layout.endLayout()
        units = marked.text.encode("utf-16-le", "surrogatepass")
        return layout, len(units[: 2 * end].decode("utf-16-le", "replace"))

    def _formats(self, marked: MarkedText) -> list[QTextLayout.FormatRange]:
        formats = []
        for spans, ground in ((marked.typed, self._tokens.mark), (marked.synonyms, self._tokens.grey)):
            look = QTextCharFormat()
            look.setBackground(QColor(ground))
            look.setForeground(QColor(self._tokens.ink))
            for start, end in spans:
                part = QTextLayout.FormatRange()
                part.start = _units(marked.text[:start])
                part.length = _units(marked.text[start:end])
                part.format = look
                formats.append(part)
        return formats


def _units(text: str) -> int:
    """The length as Qt counts it: UTF-16 code units, of which some characters have two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _start_before(text: str, span: tuple[int, int], room: int) -> int:
    """Where to begin so that `span` is seen with some words before it; `room` is how many characters fit."""
    before = max(0, min(room // 3, room - (span[1] - span[0]) - len(LEAD)))
    wanted = max(0, span[0] - before)
    blank = text.find(" ", wanted, span[0])
    return blank + 1 if blank >= 0 else span[0]
