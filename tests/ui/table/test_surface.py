"""Drawing with a painter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.surface import PainterSurface, Stroke


def test_what_is_drawn_is_there(fonts: Fonts) -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    surface = PainterSurface(painter, fonts)
    surface.shift(20)
    disc = QPainterPath()
    disc.addEllipse(QPointF(80, 20), 8, 8)
    surface.shape(disc, QColor("green"))
    surface.box(QRectF(0, 0, 20, 20), QColor("red"))
    surface.box(QRectF(30, 0, 20, 20), QColor("blue"), Stroke(QColor("black"), 2), 4)
    surface.line(QPointF(0, 40), QPointF(60, 40), Stroke(QColor("black"), 3))
    surface.text(QRectF(0, 50, 100, 20), "MMMM", "title", QColor("black"), is_centred=True)
    painter.end()
    found = {spot: image.pixelColor(*spot).name() for spot in ((10, 30), (40, 30), (80, 40), (30, 60), (10, 10))}
    assert list(found.values()) == ["#ff0000", "#0000ff", "#008000", "#000000", "#ffffff"]
    words = [x for x in range(100) if any(image.pixelColor(x, y).lightness() < 128 for y in range(72, 88))]
    assert abs(words[0] + words[-1] - 99) <= 4, "in the middle"


def test_dashes() -> None:
    assert Stroke(QColor("red"), 1.8, is_dashed=True).pen.dashPattern()
    assert not Stroke(QColor("red"), 1.8).pen.dashPattern()
