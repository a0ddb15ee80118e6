"""How a bookmark is drawn: as a row of the contents, with its colour, its tags and what became of it at the right."""

from __future__ import annotations

import sys

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from aixreader.ui.bookmarks_model import RECORD, STATE
from aixreader.ui.contents_delegate import ContentsDelegate
from aixreader.userdata.records import Bookmark

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

STRIPE = 4
GAP = 8
MOST = 0.45
"""Of a row's width may go to what stands at its right."""


class BookmarksDelegate(ContentsDelegate):
    """Draws bookmarks; folders are plain rows."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        record = index.data(RECORD)
        rect = QRect(option.rect)
        told, width = "", 0
        if isinstance(record, Bookmark):
            told = " · ".join(part for part in (", ".join(record.tags), index.data(STATE)) if part)
            width = min(option.fontMetrics.horizontalAdvance(told), round(rect.width() * MOST)) if told else 0
        if width:
            option.rect.setRight(rect.right() - width - 2 * GAP)
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(option.font)
        if width:
            painter.setPen(QColor(self._tokens.muted))
            place = QRect(rect.right() - width - GAP, rect.top(), width, rect.height())
            text = option.fontMetrics.elidedText(told, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        if isinstance(record, Bookmark) and record.colour:
            colour = QColor(self._tokens.marker(record.colour))
            painter.fillRect(QRect(rect.right() - STRIPE + 1, rect.top() + 5, STRIPE, rect.height() - 10), colour)
        painter.restore()
