"""Draws a visit with its title and its time of day; days are headings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.ui.base.themed_delegate import ThemedDelegate
from aixreader.ui.marks.history_model import VISIT, time_text
from aixreader.userdata.records import Visit

ROW = 28
LEFT = 14
RIGHT = 10
BAR = 3
Align = Qt.AlignmentFlag


class HistoryDelegate(ThemedDelegate):
    """Draws rows in the colours of `tokens`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(ROW, option.fontMetrics.height() + 8))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens, rect = self._tokens, QRect(option.rect)
        visit = index.data(VISIT)
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.raised))
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(tokens.link))
        text_rect = rect.adjusted(LEFT, 0, -RIGHT, 0)
        muted = QColor(tokens.muted)
        if isinstance(visit, Visit):
            when = time_text(visit)
            width = option.fontMetrics.horizontalAdvance(when)
            painter.setPen(muted)
            painter.drawText(text_rect, Align.AlignVCenter | Align.AlignRight, when)
            painter.setPen(QColor(tokens.ink))
            text_rect.setRight(text_rect.right() - width - RIGHT)
            text = option.fontMetrics.elidedText(visit.title, Qt.TextElideMode.ElideRight, text_rect.width())
            painter.drawText(text_rect, Align.AlignVCenter | Align.AlignLeft, text)
        else:
            heading = QFont(option.font)
            heading.setBold(True)  # in high contrast the colour says nothing
            painter.setFont(heading)
            painter.setPen(muted)
            painter.drawText(text_rect, Align.AlignVCenter | Align.AlignLeft, str(index.data()))
        painter.restore()
