"""What the table is drawn on: a painter, or a drawing in SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from aixreader.ui.table.fonts import Fonts, Label
from aixreader.ui.table.scene import Tile

ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
FROM_LEFT = ONE_LINE | Qt.AlignmentFlag.AlignLeft
CENTRED = ONE_LINE | Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colour and width in pixels."""

    colour: QColor
    width: float = 1.0
    is_dashed: bool = False

    @property
    def pen(self) -> QPen:
        """The pen that draws it."""
        style = Qt.PenStyle.DashLine if self.is_dashed else Qt.PenStyle.SolidLine
        return QPen(self.colour, self.width, style)


class Surface(Protocol):
    """Draws in pixels at 100 %; the names of fonts are those of `Fonts`."""

    def shift(self, down: float) -> None:
        """Draw what follows further down."""

    def begin_tile(self, tile: Tile) -> None:
        """What is drawn up to `end_tile` belongs to a tile of a threat or control."""

    def end_tile(self) -> None:
        """The tile is drawn."""

    def box(self, rect: QRectF, fill: QColor, stroke: Stroke | None = None, radius: float = 0.0) -> None:
        """Draw a rectangle with round corners."""

    def line(self, start: QPointF, end: QPointF, stroke: Stroke) -> None:
        """Draw a line."""

    def shape(self, path: QPainterPath, fill: QColor) -> None:
        """Fill a shape."""

    def label(self, corner: QPointF, label: Label, font: str, colour: QColor) -> None:
        """Write a laid out text; `corner` is its upper left one."""

    def text(self, rect: QRectF, text: str, font: str, colour: QColor, *, is_centred: bool = False) -> None:
        """Write a text on one line, in the middle of the height of `rect`."""


class PainterSurface:
    """Draws with a painter."""

    def __init__(self, painter: QPainter, fonts: Fonts) -> None:
        self._painter = painter
        self._fonts = fonts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def shift(self, down: float) -> None:
        """Draw what follows further down."""
        self._painter.translate(0, down)

    def begin_tile(self, tile: Tile) -> None:
        """A painter knows no parts."""

    def end_tile(self) -> None:
        """A painter knows no parts."""

    def box(self, rect: QRectF, fill: QColor, stroke: Stroke | None = None, radius: float = 0.0) -> None:
        """Draw a rectangle with round corners."""
        if stroke is None and not radius:
            self._painter.fillRect(rect, fill)
            return
        self._painter.setPen(stroke.pen if stroke is not None else QPen(Qt.PenStyle.NoPen))
        self._painter.setBrush(fill)
        self._painter.drawRoundedRect(rect, radius, radius)

    def line(self, start: QPointF, end: QPointF, stroke: Stroke) -> None:
        """Draw a line."""
        self._painter.setPen(stroke.pen)
        self._painter.drawLine(start, end)

    def shape(self, path: QPainterPath, fill: QColor) -> None:
        """Fill a shape."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(fill)
        self._painter.drawPath(path)

    def label(self, corner: QPointF, label: Label, font: str, colour: QColor) -> None:
        """Write a laid out text; `corner` is its upper left one."""
        self._painter.setFont(self._fonts[font])
        self._painter.setPen(colour)
        self._painter.drawStaticText(corner, label.static_text)

    def text(self, rect: QRectF, text: str, font: str, colour: QColor, *, is_centred: bool = False) -> None:
        """Write a text on one line, in the middle of the height of `rect`."""
        self._painter.setFont(self._fonts[font])
        self._painter.setPen(colour)
        self._painter.drawText(rect, CENTRED if is_centred else FROM_LEFT, text)
