"""Draws a highlight: a bar in its colour, the quote, the note, and the section's title."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.services.marks.note_html import note_words
from aixreader.ui.base.themed_delegate import ThemedDelegate, draw_frame, small_font
from aixreader.ui.marks.notes_model import NOTE, STATE
from aixreader.userdata.records import Annotation

EDGE = 7
LEFT = 18
RIGHT = 10
STRIPE = 4
Align = Qt.AlignmentFlag


class NotesDelegate(ThemedDelegate):
    """Draws three lines in the colours of `tokens`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + QFontMetrics(small_font(option.font)).height() + 2 * EDGE + 2)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        mark = index.data(NOTE)
        if not isinstance(mark, Annotation):
            return
        tokens, rect = self._tokens, QRect(option.rect)
        painter.save()
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.left() + LEFT, rect.bottom(), rect.right() - RIGHT, rect.bottom())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.raised))
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_frame(painter, rect, tokens.link)
        stripe = QRect(rect.left() + EDGE, rect.top() + EDGE, STRIPE, rect.height() - 2 * EDGE)
        painter.fillRect(stripe, QColor(tokens.marker(mark.colour or "grey") if mark.quote else tokens.muted))
        draw_frame(painter, stripe.adjusted(-1, -1, 1, 1), tokens.line)
        self._draw_text(
            painter, rect.adjusted(LEFT, EDGE, -RIGHT, -EDGE), option.font, mark, str(index.data(STATE) or "")
        )
        painter.restore()

    def _draw_text(self, painter: QPainter, text_rect: QRect, font: QFont, mark: Annotation, state: str) -> None:
        tokens = self._tokens
        small = small_font(font)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        location = " · ".join(part for part in (mark.title if mark.quote else "", state) if part)
        lines = [(_words(mark.note), strong, tokens.ink)] if mark.note else []
        quoted = _wrapped(f"“{mark.quote}”" if mark.quote else mark.title, font, text_rect.width(), 2 - len(lines))
        top = text_rect.top()
        for text, each, colour in (
            *((line, font, tokens.ink) for line in quoted),
            *lines,
            (location, small, tokens.muted),
        ):
            metrics = QFontMetrics(each)
            painter.setFont(each)
            painter.setPen(QColor(colour))
            line = QRect(text_rect.left(), top, text_rect.width(), metrics.height())
            elided = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, text_rect.width())
            painter.drawText(line, Align.AlignLeft | Align.AlignVCenter, elided)
            top += metrics.height()


@lru_cache(maxsize=500)
def _words(note: str) -> str:
    """The words of a note: rows are drawn often."""
    return note_words(note)


def _wrapped(text: str, font: QFont, width: int, max_lines: int) -> list[str]:
    """`text` wrapped to `max_lines` lines of `width` pixels; the last one holds the rest."""
    layout = QTextLayout(" ".join(text.split()), font)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < max_lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        rest = layout.text()[line.textStart() :]
        lines.append(rest if len(lines) == max_lines - 1 else rest[: line.textLength()])
    layout.endLayout()
    return lines
