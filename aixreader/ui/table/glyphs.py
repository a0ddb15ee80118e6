"""A shape for each family of the periodic table, so that colour is not the only cue."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

SIZE = 9.0
CORNERS = {"governance": (3, 0.0), "behaviour": (4, 45.0), "input": (4, 0.0), "runtime": (6, 0.0)}
"""Family -> number of corners of its polygon and rotation in degrees; data limitation is a disc."""


def glyph(family: str, centre: QPointF) -> QPainterPath:
    """The family's shape around a point: triangle, disc, square, diamond, cross, hexagon; empty for "other"."""
    return _shape(family).translated(centre)


@cache
def _shape(family: str) -> QPainterPath:
    """The family's shape around the origin."""
    centre = QPointF()
    path = QPainterPath()
    half = SIZE / 2
    if family == "data":
        path.addEllipse(centre, half, half)
    elif family == "development":
        path.addRect(QRectF(centre.x() - half, centre.y() - half / 3, SIZE, SIZE / 3))
        path.addRect(QRectF(centre.x() - half / 3, centre.y() - half, SIZE / 3, SIZE))
        path.setFillRule(Qt.FillRule.WindingFill)
    elif family in CORNERS:
        count, rotation = CORNERS[family]
        angles = (math.radians(360 / count * number - 90 + rotation) for number in range(count))
        radius = half * 1.15
        path.addPolygon(QPolygonF([centre + QPointF(math.cos(a) * radius, math.sin(a) * radius) for a in angles]))
        path.closeSubpath()
    return path
