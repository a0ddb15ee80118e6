"""A drawing of the table in SVG: names as text, and tiles that lead to their sections on the web."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainterPath, QRawFont

from aixreader.control_characters import without_controls
from aixreader.publish.font_subset import font_subset
from aixreader.ui.table.fonts import BOLD_WEIGHT, SIZES, STRONG, Fonts, Label
from aixreader.ui.table.scene import Tile
from aixreader.ui.table.surface import Stroke

FAMILIES = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "Arial", "DejaVu Sans")
"""What is taken where the font that it was laid out with is not there."""
EMBEDDED = "AIX Table"
"""The name of the embedded part of the font that the drawing was laid out with; browsers use it, editors do not."""
NORMAL, STRONGER = "chip", "strong"
"""Fonts of the two weights."""
NORMAL_WEIGHT = 400
DASH, DASH_GAP = 4, 2
"""Of dashed lines, in widths of the line, as painters have them."""


@dataclass(frozen=True, slots=True)
class TileLink:
    """Where a tile leads, and what it says of that."""

    address: str
    title: str


class SvgSurface:
    """Collects the elements of a drawing; `links` are those of its tiles, by slug."""

    def __init__(self, fonts: Fonts, links: Mapping[str, TileLink]) -> None:
        self._fonts = fonts
        self._links = links
        self._elements: list[str] = []
        self._is_linked = False
        self._groups = 0
        self._characters: dict[str, set[str]] = {NORMAL: set(), STRONGER: set()}

    def document(self, size: QSizeF, title: str, description: str) -> bytes:
        """The drawing as a file."""
        width, height = _number(size.width()), _number(size.height())
        families = dict.fromkeys(name for name in (self._fonts.family, *FAMILIES) if not name.startswith("."))
        style = "".join(
            self._font_face(font, characters) for font, characters in self._characters.items() if characters
        )
        known = (EMBEDDED, *families) if style else families
        family = ", ".join((*(f"'{name}'" for name in known), "sans-serif"))
        measures = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{_escaped(family)}"'
        roles = 'role="img" aria-labelledby="title description" lang="en" xml:lang="en"'
        lines = (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {measures} {roles}>',
            f'<title id="title">{_escaped(title)}</title>',
            f'<desc id="description">{_escaped(description)}</desc>',
            *([f"<style>{style}</style>"] if style else []),
            *self._elements,
            *(["</g>"] * self._groups),
            "</svg>",
        )
        return ("\n".join(lines) + "\n").encode()

    def _font_face(self, font: str, characters: set[str]) -> str:
        """What embeds the characters of a font; "" where that is not possible."""
        raw = QRawFont.fromFont(self._fonts[font])
        glyphs = {char: next(iter(raw.glyphIndexesForString(char)), 0) for char in characters}
        data = font_subset(lambda table: bytes(raw.fontTable(table).data()), glyphs, EMBEDDED)
        if data is None:
            return ""
        source = f"url(data:font/ttf;base64,{b64encode(data).decode()})"
        weight = BOLD_WEIGHT if font in STRONG else NORMAL_WEIGHT
        return f'@font-face{{font-family:"{EMBEDDED}";font-weight:{weight};src:{source}}}'

    def shift(self, down: float) -> None:
        """Draw what follows further down."""
        self._add(f'<g transform="translate(0,{_number(down)})">')
        self._groups += 1

    def begin_tile(self, tile: Tile) -> None:
        """What follows leads to the tile's section."""
        link = self._links.get(tile.slug)
        self._is_linked = link is not None
        if link is not None:
            self._add(f'<a xlink:href="{_escaped(link.address)}" target="_top">')
            self._add(f"<title>{_escaped(link.title)}</title>")

    def end_tile(self) -> None:
        """What follows leads nowhere."""
        if self._is_linked:
            self._add("</a>")
            self._is_linked = False

    def box(self, rect: QRectF, fill: QColor, stroke: Stroke | None = None, radius: float = 0.0) -> None:
        """Draw a rectangle with round corners."""
        sides = zip(("x", "y", "width", "height"), rect.getRect(), strict=True)
        where = "".join(f' {name}="{_number(float(value))}"' for name, value in sides)
        corners = f' rx="{_number(radius)}"' if radius else ""
        self._add(f'<rect{where}{corners} fill="{fill.name()}"{_stroke(stroke)}/>')

    def line(self, start: QPointF, end: QPointF, stroke: Stroke) -> None:
        """Draw a line."""
        self._add(f'<path d="M{_point(start)}L{_point(end)}"{_stroke(stroke)}/>')

    def shape(self, path: QPainterPath, fill: QColor) -> None:
        """Fill a shape."""
        if not path.isEmpty():
            self._add(f'<path d="{_path_data(path)}" fill="{fill.name()}"/>')

    def label(self, corner: QPointF, label: Label, font: str, colour: QColor) -> None:
        """Write a laid out text; `corner` is its upper left one."""
        baseline = corner.y() + self._fonts.ascent[font]
        self._write(QPointF(corner.x(), baseline), label.lines, font, colour)

    def text(self, rect: QRectF, text: str, font: str, colour: QColor, *, is_centred: bool = False) -> None:
        """Write a text on one line, in the middle of the height of `rect`."""
        baseline = rect.center().y() - self._fonts.height[font] / 2 + self._fonts.ascent[font]
        x = rect.center().x() if is_centred else rect.left()
        self._write(QPointF(x, baseline), (text,), font, colour, ' text-anchor="middle"' if is_centred else "")

    def _write(self, start: QPointF, lines: tuple[str, ...], font: str, colour: QColor, more: str = "") -> None:
        weight = f' font-weight="{BOLD_WEIGHT}"' if font in STRONG else ""
        style = f'font-size="{SIZES[font]}"{weight}{more} fill="{colour.name()}"'
        self._characters[STRONGER if font in STRONG else NORMAL].update(*lines)
        # A text for each line: Qt's own drawings know no lines within a text.
        for number, line in enumerate(lines):
            y = start.y() + number * self._fonts.line_step[font]
            self._add(f'<text x="{_number(start.x())}" y="{_number(y)}" {style}>{_escaped(line)}</text>')

    def _add(self, element: str) -> None:
        self._elements.append(element)


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    lengths = f"{_number(DASH * stroke.width)} {_number(DASH_GAP * stroke.width)}"
    dash = f' stroke-dasharray="{lengths}"' if stroke.is_dashed else ""
    width = f' stroke-width="{_number(stroke.width)}"' if stroke.width != 1 else ""
    return f' stroke="{stroke.colour.name()}"{width}{dash}'


def _path_data(path: QPainterPath) -> str:
    """A path with the letters of SVG; curves are cubic ones."""
    kinds = QPainterPath.ElementType
    data = ""
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        point = _point(QPointF(element.x, element.y))
        kind = element.type
        if kind == kinds.CurveToDataElement:
            data += f" {point}"
        else:
            data += {kinds.MoveToElement: "M", kinds.LineToElement: "L"}.get(kind, "C") + point
    return data


def _point(point: QPointF) -> str:
    return f"{_number(point.x())},{_number(point.y())}"


def _number(value: float) -> str:
    """At most two decimals, without trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _escaped(text: str) -> str:
    return escape(without_controls(text))
