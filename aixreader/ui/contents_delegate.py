"""How a row of the sidebar is drawn: a dot in the colour of its role, a bar at the row that is shown."""

from __future__ import annotations

import sys

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aixreader.ui.contents_model import ROLE
from aixreader.ui.tokens import Tokens

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

DOT = 7
DOT_SPACE = 15
BAR = 3


class ContentsDelegate(QStyledItemDelegate):
    """Draws rows in the colours of `tokens`."""

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in other colours from now on."""
        self._tokens = tokens

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        colour = self._tokens.role(index.data(ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._tokens.raised))
            painter.fillRect(QRect(0, rect.top(), BAR, rect.height()), QColor(self._tokens.link))
        if colour is not None:
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(rect.left() + 3 + DOT / 2, rect.center().y() + 0.5), DOT / 2, DOT / 2)
            rect.setLeft(rect.left() + DOT_SPACE)
        painter.restore()
        super().paint(painter, option, index)
