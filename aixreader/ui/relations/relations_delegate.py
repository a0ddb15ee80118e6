"""Draws a row of the relations panel: role mark, title, detail, and a badge for where the relation is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from aixreader.ui.base.role_mark import draw_mark
from aixreader.ui.base.themed_delegate import ThemedDelegate, small_font
from aixreader.ui.relations.relations_model import ROW, Heading

if TYPE_CHECKING:
    from aixreader.knowledge.related_sections import RelatedSection

from typing_extensions import override

LEFT, RIGHT, EDGE, BAR = 26, 12, 5, 3
"""Pixels: margins of a row, and the width of the bar at the selected one."""
HEADING_HEIGHT = 30
MAX_DETAIL_LINES = 20
"""Enough for each note in a narrow sidebar; sentences of links are shortened."""
LETTERS = {"table": "T", "section": "S", "group": "G"}
"""Badges by `RelatedSection.kind`: stated in the official table, in the section, or through a group."""
Align = Qt.AlignmentFlag


class RelationsDelegate(ThemedDelegate):
    """Draws in the colours of `tokens`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW)
        if isinstance(row, Heading):
            return QSize(0, HEADING_HEIGHT + _note_height(option, row))
        metrics, small = option.fontMetrics, QFontMetrics(small_font(option.font))
        width = option.widget.viewport().width() - LEFT - RIGHT if option.widget else 240
        return QSize(0, metrics.height() + _detail_height(row, small, width) + 2 * EDGE)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        row = index.data(ROW)
        painter.save()
        painter.setFont(option.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._heading(painter, rect, row)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, QColor(self._tokens.raised))
                painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(self._tokens.link))
            self._row(painter, rect.adjusted(LEFT, EDGE, -RIGHT, -EDGE), row)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(self._tokens.ink))
        room = rect.adjusted(RIGHT, 6, -RIGHT, 0)
        room.setHeight(HEADING_HEIGHT - 6)
        painter.drawText(room, Align.AlignVCenter | Align.AlignLeft, heading.title)
        painter.setPen(QColor(self._tokens.muted))
        painter.drawText(room, Align.AlignVCenter | Align.AlignRight, str(heading.count))
        if heading.note:
            plain = small_font(painter.font())
            plain.setWeight(QFont.Weight.Normal)
            painter.setFont(plain)
            painter.drawText(rect.adjusted(RIGHT, HEADING_HEIGHT, -RIGHT, 0), Qt.TextFlag.TextWordWrap, heading.note)

    def _row(self, painter: QPainter, room: QRect, row: RelatedSection) -> None:
        line = painter.fontMetrics().height()
        draw_mark(painter, QPointF(room.left() - LEFT / 2 + 3, room.top() + line / 2), row.role or None, self._tokens)
        title = QRect(room)
        if row.kind:
            title.setRight(title.right() - 20)
            self._letter(painter, QRectF(room.right() - 15, room.top() + line / 2 - 7.5, 15, 15), row)
        painter.setPen(QColor(self._tokens.ink))
        text = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Align.AlignTop | Align.AlignLeft, text)
        if row.detail:
            painter.setFont(small_font(painter.font()))
            painter.setPen(QColor(self._tokens.muted))
            option = QTextOption(Align.AlignLeft)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            below = room.adjusted(0, line, 0, 0)
            painter.setClipRect(below)
            painter.drawText(QRectF(below), row.detail, option)

    def _letter(self, painter: QPainter, badge: QRectF, row: RelatedSection) -> None:
        """Draw the badge for where the relation is stated, as in the periodic table."""
        colour = QColor(self._tokens.role(row.role) or self._tokens.muted)
        style = Qt.PenStyle.DashLine if row.kind == "group" else Qt.PenStyle.SolidLine
        painter.save()
        painter.setPen(QPen(colour, 1, style))
        painter.drawRoundedRect(badge, 3, 3)
        painter.setFont(small_font(painter.font()))
        painter.drawText(badge, Align.AlignCenter, LETTERS[row.kind])
        painter.restore()


def _note_height(option: QStyleOptionViewItem, heading: Heading) -> int:
    """The height of a heading's note in pixels: all of it can be read."""
    if not heading.note:
        return 0
    metrics = QFontMetrics(small_font(option.font))
    width = (option.widget.viewport().width() if option.widget else 240 + 2 * RIGHT) - 2 * RIGHT
    return metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, heading.note).height() + EDGE


def _detail_height(row: RelatedSection, metrics: QFontMetrics, width: int) -> int:
    """The height of the detail in pixels, at most `MAX_DETAIL_LINES` lines."""
    if not row.detail:
        return 0
    whole = metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, row.detail).height()
    return min(whole, MAX_DETAIL_LINES * metrics.lineSpacing())
