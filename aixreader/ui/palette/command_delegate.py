"""Draws a row of the command palette: the title with matched letters in bold, its path, the shortcut at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.ui.base.role_mark import draw_mark
from aixreader.ui.base.themed_delegate import ThemedDelegate, draw_frame
from aixreader.ui.palette.command_model import ENTRY, POSITIONS, PaletteEntry

MIN_ROW_HEIGHT = 32
BAR = 3
LEFT = 32
GAP = 12
Align = Qt.AlignmentFlag
MIDDLE_LEFT = Align.AlignVCenter | Align.AlignLeft


class CommandDelegate(ThemedDelegate):
    """Draws rows in the colours of `tokens`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(MIN_ROW_HEIGHT, option.fontMetrics.height() + 12))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        entry = index.data(ENTRY)
        painter.save()
        painter.setFont(option.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            painter.setPen(QColor(self._tokens.muted))
            painter.drawText(rect.adjusted(LEFT, 0, -GAP, 0), MIDDLE_LEFT, str(index.data()))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, QColor(self._tokens.sunken))
                painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(self._tokens.link))
                if self._tokens.is_high_contrast:  # all grounds are alike
                    draw_frame(painter, rect, self._tokens.link)
            self._draw(painter, rect, entry, index.data(POSITIONS))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, entry: PaletteEntry, positions: tuple[int, ...]) -> None:
        metrics = painter.fontMetrics()
        room = rect.adjusted(LEFT, 0, -GAP - 4, 0)
        draw_mark(painter, QPointF(rect.left() + LEFT / 2 + 2, rect.center().y() + 0.5), entry.role, self._tokens)
        if entry.shortcut:
            painter.setPen(QColor(self._tokens.muted))
            painter.drawText(room, Align.AlignVCenter | Align.AlignRight, entry.shortcut)
            room.setRight(room.right() - metrics.horizontalAdvance(entry.shortcut) - GAP)
        room.setLeft(room.left() + self._draw_title(painter, room, entry.title, positions) + GAP)
        if room.width() > MIN_ROW_HEIGHT:
            painter.setPen(QColor(self._tokens.muted))
            path = metrics.elidedText(entry.path, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, MIDDLE_LEFT, path)

    def _draw_title(self, painter: QPainter, room: QRect, title: str, positions: tuple[int, ...]) -> int:
        """Draw the title, elided to `room`, with its matched letters in bold; returns its width in pixels."""
        bold = QFont(painter.font())
        bold.setBold(True)
        shown = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        shown_length = len(title) if shown == title else len(shown) - 1
        layout = QTextLayout(shown, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([_bold_at(shown, position) for position in positions if position < shown_length])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        painter.setPen(QColor(self._tokens.ink))
        layout.draw(painter, QPointF(room.left(), room.center().y() + 0.5 - line.height() / 2))
        return round(line.naturalTextWidth())


def _bold_at(text: str, position: int) -> QTextLayout.FormatRange:
    """The format of a matched letter. Qt counts UTF-16 code units, of which some characters have two."""
    bold = QTextLayout.FormatRange()
    bold.start = len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
    bold.length = len(text[position].encode("utf-16-le", "surrogatepass")) // 2
    char_format = QTextCharFormat()
    char_format.setFontWeight(QFont.Weight.Bold)
    bold.format = char_format
    return bold
