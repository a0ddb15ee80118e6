"""Draws an entry of a reading list: a box to tick, the title with its time, and why it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.knowledge.reading_time import duration
from aixreader.ui.base.themed_delegate import ThemedDelegate, draw_frame, small_font
from aixreader.ui.lists.list_model import ENTRY, IS_HERE, IS_READ

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedEntry

Index = QModelIndex | QPersistentModelIndex
TEXT_LEFT = 38
"""Pixels at the left in which a click ticks."""
BOX, BOX_LEFT = 14, 13
RIGHT, EDGE, BAR, GAP, TITLE_GAP = 10, 6, 3, 8, 2
MAX_WHY_LINES = 3
DEFAULT_WIDTH = 280
Align = Qt.AlignmentFlag


class ListDelegate(ThemedDelegate):
    """Draws rows in the colours of `tokens`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: ResolvedEntry = index.data(ENTRY)
        width = option.widget.viewport().width() if option.widget else DEFAULT_WIDTH
        line = QFontMetrics(option.font).height()
        small = QFontMetrics(small_font(option.font))
        why = entry.quoted_why
        lines = len(_lines(why, small, width - TEXT_LEFT - RIGHT)) if why else 0
        return QSize(0, line + (TITLE_GAP + lines * small.lineSpacing() if lines else 0) + 2 * EDGE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = self._tokens, QRect(option.rect)
        entry: ResolvedEntry = index.data(ENTRY)
        is_read = bool(index.data(IS_READ))
        painter.save()
        painter.setFont(option.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.raised))
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(tokens.link))
        line = painter.fontMetrics().height()
        self._box(painter, QRectF(rect.left() + BOX_LEFT, rect.top() + EDGE + (line - BOX) / 2, BOX, BOX), is_read)
        room = rect.adjusted(TEXT_LEFT, EDGE, -RIGHT, -EDGE)
        self._title(painter, QRect(room.left(), room.top(), room.width(), line), index, entry)
        if why := entry.quoted_why:
            painter.setFont(small_font(option.font))
            painter.setPen(QColor(tokens.muted))
            lines = _lines(why, painter.fontMetrics(), room.width())
            painter.drawText(
                room.adjusted(0, line + TITLE_GAP, 0, EDGE), Align.AlignTop | Align.AlignLeft, "\n".join(lines)
            )
        self._frame(painter, rect, option)
        painter.restore()

    def _title(self, painter: QPainter, room: QRect, index: Index, entry: ResolvedEntry) -> None:
        tokens = self._tokens
        time = duration(entry.seconds)
        title_font = QFont(painter.font())
        if index.data(IS_HERE):
            title_font.setWeight(QFont.Weight.DemiBold)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(small_font(painter.font()))
        painter.drawText(room, Align.AlignVCenter | Align.AlignRight, time)
        title = room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(time) - GAP, 0)
        painter.setFont(title_font)
        painter.setPen(QColor(tokens.muted if index.data(IS_READ) else tokens.ink))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Align.AlignVCenter | Align.AlignLeft, text)

    def _box(self, painter: QPainter, box: QRectF, is_read: bool) -> None:  # what it shows
        tokens = self._tokens
        painter.setPen(QPen(QColor(tokens.link if is_read else tokens.muted), 1.4))
        painter.setBrush(QColor(tokens.link) if is_read else QColor(tokens.raised))
        painter.drawRoundedRect(box, 3, 3)
        if is_read:
            painter.setPen(QPen(QColor(tokens.paper), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            corners = [box.topLeft() + QPointF(x, y) for x, y in ((3.2, 7.2), (5.9, 10.0), (10.8, 4.4))]
            painter.drawPolyline(corners)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _frame(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        """Draw the focus, and in high contrast, where the background is the same, a frame at the current row."""
        tokens = self._tokens
        strong = tokens.raised == tokens.sunken
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if has_focus or (strong and is_selected):
            draw_frame(painter, rect, tokens.link if has_focus else tokens.line, 2 if strong else 1)


def _lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """At most `MAX_WHY_LINES` lines of at most `width` pixels; the last one has an ellipsis if the text was cut."""
    words = text.split(" ")
    lines: list[str] = []
    while words and len(lines) < MAX_WHY_LINES:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words or any(metrics.horizontalAdvance(line) > width for line in lines):
        lines[-1] = f"{lines[-1]} {words[0]}" if words else lines[-1]
        lines = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
    return lines
