"""The mark of a section's role: each role has its own shape and colour, so that colour is not the only cue."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from aixreader.ui.base.tokens import Tokens, role_kind

MARK_SIZE = 7
"""Pixels."""
PEN_WIDTH = 1.6
"""Pixels."""
OUTLINED = ("discussion", "test")


def draw_mark(painter: QPainter, centre: QPointF, role: str | None, tokens: Tokens) -> bool:
    """Draw the mark of `role` around `centre`, as on the chips of pages; False for a role without a mark.

    Threats are diamonds, controls dots, groups squares; discussions are rings, tests and reviews empty squares.
    """
    kind = role_kind(role)
    if kind is None:
        return False
    colour = QColor(str(tokens.role(role)))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind in OUTLINED:
        painter.setPen(QPen(colour, PEN_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.translate(centre)
    painter.drawPath(_path_at_origin(kind))
    painter.restore()
    return True


@cache
def _path_at_origin(kind: str) -> QPainterPath:
    return mark_path(QPointF(), kind)


def mark_path(centre: QPointF, kind: str) -> QPainterPath:
    """The outline of the mark of a kind of role, around `centre`."""
    path = QPainterPath()
    half = (MARK_SIZE - PEN_WIDTH) / 2 if kind in OUTLINED else MARK_SIZE / 2
    box = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
    if kind == "threat":
        reach = half + 0.8
        corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
        path.addPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    elif kind in ("control", "discussion"):
        path.addEllipse(box)
    else:
        path.addRoundedRect(box, 1, 1)
    return path
