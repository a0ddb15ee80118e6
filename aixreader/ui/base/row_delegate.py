"""Draws a row of the sidebar: the mark of its role, and a bar at the current row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.ui.base.list_items import BADGE, ROLE
from aixreader.ui.base.role_mark import MARK_SIZE, draw_mark
from aixreader.ui.base.themed_delegate import ThemedDelegate, draw_frame

MARK_SPACE = 15
BAR = 3
BADGE_SPACE = 16
BADGE_RADIUS = 3.0


class RowDelegate(ThemedDelegate):
    """Draws rows in the colours of `tokens`."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        whole = QRect(rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, QColor(self._tokens.raised))
            painter.fillRect(QRect(0, rect.top(), BAR, rect.height()), QColor(self._tokens.link))
        middle = QPointF(rect.left() + 3 + MARK_SIZE / 2, rect.center().y() + 0.5)
        draw_mark(painter, middle, index.data(ROLE), self._tokens)
        rect.setLeft(rect.left() + MARK_SPACE)  # also without a mark, so that titles line up
        if index.data(BADGE):
            rect.setRight(rect.right() - BADGE_SPACE)
            self._badge(painter, QPointF(whole.right() - BADGE_SPACE / 2, rect.center().y() + 0.5))
        super().paint(painter, option, index)
        if selected:
            self._frame(painter, whole, has_keyboard=bool(option.state & QStyle.StateFlag.State_HasFocus))

    def _badge(self, painter: QPainter, middle: QPointF) -> None:
        """Draw a dot at the end of the row, where no mark of a role is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.link))
        painter.drawEllipse(middle, BADGE_RADIUS, BADGE_RADIUS)
        painter.restore()

    def _frame(self, painter: QPainter, row: QRect, *, has_keyboard: bool) -> None:
        """Draw a focus frame, and in high contrast, where the background is the same, a frame at the current row."""
        tokens = self._tokens
        strong = tokens.raised == tokens.sunken
        if not has_keyboard and not strong:
            return
        whole = row.adjusted(-row.left(), 0, 0, 0)
        draw_frame(painter, whole, tokens.link if has_keyboard else tokens.line, 2 if strong else 1)
