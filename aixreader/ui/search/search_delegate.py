"""Draws a search result: role mark and title, the path of the section, two lines of text with the terms highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from aixreader.ui.base.role_mark import draw_mark
from aixreader.ui.base.themed_delegate import ThemedDelegate, small_font
from aixreader.ui.search.search_model import HIT

if TYPE_CHECKING:
    from aixreader.search.answer import Hit, Snippet

from typing_extensions import override

LEFT = 26
RIGHT = 10
EDGE = 7
BAR = 3
SNIPPET_LINES = 2
Align = Qt.AlignmentFlag


class SearchDelegate(ThemedDelegate):
    """Draws results in the colours of `tokens`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line, small = option.fontMetrics.height(), QFontMetrics(small_font(option.font)).height()
        if index.data(HIT) is None:
            return QSize(0, line + 2 * EDGE)
        return QSize(0, line + small * (1 + SNIPPET_LINES) + 2 * EDGE + 3)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        hit = index.data(HIT)
        painter.save()
        painter.setFont(option.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hit is None:
            painter.setPen(QColor(self._tokens.muted))
            room = rect.adjusted(RIGHT, 0, -RIGHT, 0)
            text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Align.AlignVCenter | Align.AlignLeft, text)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, QColor(self._tokens.raised))
                painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(self._tokens.link))
            self._draw(painter, rect.adjusted(LEFT, EDGE, -RIGHT, -EDGE), hit)
            painter.setPen(QColor(self._tokens.line))
            painter.drawLine(rect.left() + LEFT, rect.bottom(), rect.right() - RIGHT, rect.bottom())
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, hit: Hit) -> None:
        line = painter.fontMetrics().height()
        draw_mark(painter, QPointF(room.left() - LEFT / 2 + 3, room.top() + line / 2), hit.role, self._tokens)
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        normal = painter.font()
        painter.setFont(bold)
        painter.setPen(QColor(self._tokens.ink))
        title = painter.fontMetrics().elidedText(hit.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Align.AlignTop | Align.AlignLeft, title)
        painter.setFont(small_font(normal))
        small = painter.fontMetrics().height()
        below = room.adjusted(0, line, 0, 0)
        painter.setPen(QColor(self._tokens.muted))
        subtitle = elided_path(hit.path or (hit.role,), painter.fontMetrics(), room.width())
        painter.drawText(below, Align.AlignTop | Align.AlignLeft, subtitle)
        self._draw_snippet(painter, below.adjusted(0, small + 3, 0, 0), hit.snippet)

    def _draw_snippet(self, painter: QPainter, room: QRect, snippet: Snippet) -> None:
        layout = QTextLayout(snippet.text, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(
            [
                self._highlight_format(snippet.text, start, end)
                for start, end in (*snippet.highlights, *snippet.synonyms)
            ]
        )
        layout.beginLayout()
        top = 0.0
        for _ in range(SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        painter.setPen(QColor(self._tokens.ink))
        layout.draw(painter, QPointF(room.left(), room.top()))

    def _highlight_format(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        """The format of a matched term. Qt counts UTF-16 code units, of which some characters have two."""
        highlight = QTextLayout.FormatRange()
        highlight.start = len(text[:start].encode("utf-16-le", "surrogatepass")) // 2
        highlight.length = len(text[start:end].encode("utf-16-le", "surrogatepass")) // 2
        char_format = QTextCharFormat()
        char_format.setBackground(QColor(self._tokens.mark))
        char_format.setForeground(QColor(self._tokens.ink))
        highlight.format = char_format
        return highlight


def elided_path(path: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    """The titles of `path` in one line `width` pixels wide: whole ones are left out, and only the last one is cut."""
    shown = " › ".join(path)
    for fewer in (" › ".join((*path[:1], "…", *path[-1:])), f"… › {path[-1]}"):
        if len(path) > 1 and metrics.horizontalAdvance(shown) > width:
            shown = fewer
    return metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
