"""How a row of the command palette is drawn: what matches in bold, its place beside it, its keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.ui.base.role_mark import draw_mark
from aixreader.ui.base.themed_delegate import ThemedDelegate
from aixreader.ui.palette.command_model import ENTRY, POSITIONS, PaletteEntry

ROW = 32
BAR = 3
LEFT = 32
GAP = 12
Align = Qt.AlignmentFlag
MIDDLE = Align.AlignVCenter | Align.AlignLeft


class CommandDelegate(ThemedDelegate):
    """Draws rows in the colours of `tokens`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(ROW, option.fontMetrics.height() + 12))

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
            painter.drawText(rect.adjusted(LEFT, 0, -GAP, 0), MIDDLE, str(index.data()))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, QColor(self._tokens.sunken))
                painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(self._tokens.link))
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
        if room.width() > ROW:
            painter.setPen(QColor(self._tokens.muted))
            path = metrics.elidedText(entry.path, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, MIDDLE, path)

    def _draw_title(self, painter: QPainter, room: QRect, title: str, positions: tuple[int, ...]) -> int:
        """Draw the title, shortened to the room, its matched letters bold; returns how wide it is."""
        bold = QFont(painter.font())
        bold.setBold(True)
        shown = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        kept = len(title) if shown == title else len(shown) - 1
        layout = QTextLayout(shown, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([_bold_at(shown, place) for place in positions if place < kept])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        painter.setPen(QColor(self._tokens.ink))
        layout.draw(painter, QPointF(room.left(), room.center().y() + 0.5 - line.height() / 2))
        return round(line.naturalTextWidth())


def _bold_at(text: str, place: int) -> QTextLayout.FormatRange:
    """A bold letter. Qt counts in UTF-16, where some letters are two."""
    bold = QTextLayout.FormatRange()
    bold.start = len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
    bold.length = len(text[place].encode("utf-16-le", "surrogatepass")) // 2
    looks = QTextCharFormat()
    looks.setFontWeight(QFont.Weight.Bold)
    bold.format = looks
    return bold
