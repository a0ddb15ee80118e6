"""Draws a bookmark or folder like a row of the contents, with tags, review state and colour at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.ui.base.icons import Icons
from aixreader.ui.base.list_items import ROLE
from aixreader.ui.base.role_mark import MARK_SIZE, draw_mark
from aixreader.ui.base.row_delegate import BAR, MARK_SPACE, RowDelegate
from aixreader.ui.base.themed_delegate import draw_frame
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.marks.bookmarks_model import RECORD, STATE
from aixreader.userdata.records import Bookmark

STRIPE = 4
GAP = 8
EDGE = 3
FOLDER_SIZE = 13
MAX_DETAILS_SHARE = 0.45
"""Of a row's width, for the text at its right."""
Align = Qt.AlignmentFlag


class BookmarksDelegate(RowDelegate):
    """Paints without QStyle, which is slow for the thousands of rows that are drawn while a filter is typed."""

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(tokens, parent)
        self._icons = Icons(tokens)

    @override
    def set_tokens(self, tokens: Tokens) -> None:
        super().set_tokens(tokens)
        self._icons.set_tokens(tokens)

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
                draw_frame(painter, rect.adjusted(-rect.left(), 0, 0, 0), tokens.link)
        painter.setFont(option.font)
        text_rect = rect.adjusted(EDGE, 0, -GAP, 0)
        if isinstance(record, Bookmark):
            middle = QPointF(text_rect.left() + MARK_SIZE / 2, rect.center().y() + 0.5)
            draw_mark(painter, middle, index.data(ROLE), tokens)
            text_rect.setLeft(text_rect.left() + MARK_SPACE)  # also without a mark, so that titles line up
            self._draw_details(painter, rect, text_rect, option, record, str(index.data(STATE)))
        else:
            icon_rect = QRect(text_rect.left() - 1, rect.center().y() - FOLDER_SIZE // 2, FOLDER_SIZE, FOLDER_SIZE)
            self._icons.muted("folder" if record is not None else "search").paint(painter, icon_rect)
            text_rect.setLeft(text_rect.left() + MARK_SPACE)
        painter.setPen(QColor(tokens.ink))
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, text_rect.width())
        painter.drawText(text_rect, Align.AlignVCenter | Align.AlignLeft, text)
        painter.restore()

    def _draw_details(
        self, painter: QPainter, rect: QRect, text_rect: QRect, option: QStyleOptionViewItem, mark: Bookmark, state: str
    ) -> None:
        """Draw tags, state and colour at the right, and reduce `text_rect` by their width."""
        details = " · ".join(part for part in (", ".join(mark.tags), state) if part)
        if details:
            width = min(option.fontMetrics.horizontalAdvance(details) + 4, round(rect.width() * MAX_DETAILS_SHARE))
            painter.setPen(QColor(self._tokens.muted))
            details_rect = QRect(text_rect.right() - width, rect.top(), width, rect.height())
            elided = option.fontMetrics.elidedText(details, Qt.TextElideMode.ElideRight, width)
            painter.drawText(details_rect, Align.AlignVCenter | Align.AlignRight, elided)
            text_rect.setRight(details_rect.left() - GAP)
        if mark.colour:
            stripe = QRect(rect.right() - STRIPE + 1, rect.top() + 5, STRIPE, rect.height() - 10)
            painter.fillRect(stripe, QColor(self._tokens.marker(mark.colour)))
