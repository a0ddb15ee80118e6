"""The mark of a section's role: a shape of its own in a colour of its own, so that neither stands alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from aixreader.ui.base.tokens import Tokens, role_kind

SIZE = 7
"""Pixels across."""
PEN = 1.6


def draw_mark(painter: QPainter, centre: QPointF, role: str | None, tokens: Tokens) -> bool:
    """Draw the mark of `role` around `centre`, as chips on pages have it; False for a role without one.

    Threats are diamonds, controls dots, groups squares; discussions are rings, tests and reviews empty squares.
    """
    kind = role_kind(role)
    if kind is None:
        return False
    colour = QColor(str(tokens.role(role)))
    half = SIZE / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind in ("discussion", "test"):
        half -= PEN / 2
        painter.setPen(QPen(colour, PEN))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    box = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
    if kind == "threat":
        reach = half + 0.8
        corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
    elif kind in ("control", "discussion"):
        painter.drawEllipse(box)
    else:
        painter.drawRoundedRect(box, 1, 1)
    painter.restore()
    return True
