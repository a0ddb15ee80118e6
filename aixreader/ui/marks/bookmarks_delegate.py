"""How a bookmark is drawn: as a row of the contents, with its colour, its tags and what became of it at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.ui.base.list_items import ROLE
from aixreader.ui.base.role_mark import MARK_SIZE, draw_mark
from aixreader.ui.base.row_delegate import BAR, MARK_SPACE, RowDelegate
from aixreader.ui.marks.bookmarks_model import RECORD, STATE
from aixreader.userdata.records import Bookmark

STRIPE = 4
GAP = 8
EDGE = 3
MOST = 0.45
"""Of a row's width may go to what stands at its right."""
Align = Qt.AlignmentFlag


class BookmarksDelegate(RowDelegate):
    """Draws each row by itself: the style, asked for thousands of rows while one types, would take its time."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens, rect = self._tokens, QRect(option.rect)
        record = index.data(RECORD)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.raised))
            painter.fillRect(QRect(0, rect.top(), BAR, rect.height()), QColor(tokens.link))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(tokens.link), 1))
                painter.drawRect(rect.adjusted(-rect.left(), 0, -1, -1))
        painter.setFont(option.font)
        room = rect.adjusted(EDGE, 0, -GAP, 0)
        if isinstance(record, Bookmark):
            middle = QPointF(room.left() + MARK_SIZE / 2, rect.center().y() + 0.5)
            if draw_mark(painter, middle, index.data(ROLE), tokens):
                room.setLeft(room.left() + MARK_SPACE)
            self._draw_more(painter, rect, room, option, record, str(index.data(STATE)))
        painter.setPen(QColor(tokens.ink))
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Align.AlignVCenter | Align.AlignLeft, text)
        painter.restore()

    def _draw_more(  # the row, the room left in it, and what is told
        self, painter: QPainter, rect: QRect, room: QRect, option: QStyleOptionViewItem, mark: Bookmark, state: str
    ) -> None:
        """Draw what stands at the right, and take its width from `room`."""
        told = " · ".join(part for part in (", ".join(mark.tags), state) if part)
        if told:
            width = min(option.fontMetrics.horizontalAdvance(told) + 4, round(rect.width() * MOST))
            painter.setPen(QColor(self._tokens.muted))
            place = QRect(room.right() - width, rect.top(), width, rect.height())
            shown = option.fontMetrics.elidedText(told, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, Align.AlignVCenter | Align.AlignRight, shown)
            room.setRight(place.left() - GAP)
        if mark.colour:
            stripe = QRect(rect.right() - STRIPE + 1, rect.top() + 5, STRIPE, rect.height() - 10)
            painter.fillRect(stripe, QColor(self._tokens.marker(mark.colour)))
