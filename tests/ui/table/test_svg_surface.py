"""Drawing in SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from html import unescape

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainterPath, QRawFont

from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.scene import Kind, Tile
from aixreader.ui.table.surface import Stroke
from aixreader.ui.table.svg_surface import SvgSurface, TileLink

BLACK = QColor("black")


def elements_of(surface: SvgSurface) -> list[ET.Element]:
    data = surface.document(QSizeF(100, 50.126), "Tea & \u202etitle", "<of leaves>")
    assert b"\xe2\x80\xae" not in data
    root = ET.fromstring(data)  # noqa: S314  # we wrote it
    assert [child.text for child in root[:2]] == ["Tea & title", "<of leaves>"]
    assert root.get("viewBox") == "0 0 100 50.13"
    return [element for element in root[2:] if not element.tag.endswith("style")]


def test_shapes_and_lines(fonts: Fonts) -> None:
    surface = SvgSurface(fonts, {})
    surface.box(QRectF(1.004, 2, 3, 4.5), QColor("red"), Stroke(BLACK, 1.8, is_dashed=True), 5)
    surface.line(QPointF(0, 1), QPointF(2, 1), Stroke(BLACK))
    path = QPainterPath(QPointF(0, 0))
    path.lineTo(4, 0)
    path.cubicTo(5, 0, 6, 1, 6, 2)
    surface.shape(path, BLACK)
    box, line, shape = (element.attrib for element in elements_of(surface))
    assert (box["x"], box["y"], box["height"], box["rx"], box["fill"]) == ("1", "2", "4.5", "5", "#ff0000")
    assert (box["stroke-width"], box["stroke-dasharray"]) == ("1.8", "7.2 3.6")
    assert (line["d"], line["stroke"]) == ("M0,1L2,1", "#000000")
    assert shape["d"] == "M0,0L4,0C5,0 6,1 6,2"


def test_texts_have_a_line_each(fonts: Fonts) -> None:
    surface = SvgSurface(fonts, {})
    surface.shift(7)
    surface.label(QPointF(10, 20), fonts.layout_text("one <two> three", "name", 40), "name", BLACK)
    surface.text(QRectF(0, 0, 40, 20), "T", "title", BLACK, is_centred=True)
    (group,) = elements_of(surface)
    *lines, centred = group
    assert group.get("transform") == "translate(0,7)"
    assert " ".join(line.text or "" for line in lines) == "one <two> three"
    steps = [float(line.get("y") or 0) for line in lines]
    assert round(steps[1] - steps[0], 2) == fonts.line_step["name"]
    assert (centred.get("x"), centred.get("text-anchor"), centred.get("font-weight")) == ("20", "middle", "600")


def test_tiles_lead_where_their_link_says(fonts: Fonts) -> None:
    surface = SvgSurface(fonts, {"tea": TileLink("https://example.org/?a=1&b=2", "Tea <green>")})
    for slug in ("tea", "water"):
        surface.begin_tile(Tile(Kind.CHIP, QRectF(), slug, slug))
        surface.box(QRectF(0, 0, 1, 1), BLACK)
        surface.end_tile()
    link, box = elements_of(surface)
    assert link.get("{http://www.w3.org/1999/xlink}href") == "https://example.org/?a=1&b=2"
    assert link[0].text == "Tea <green>"
    assert box.tag.endswith("rect")


def test_the_font_is_embedded_once_for_each_weight(fonts: Fonts) -> None:
    surface = SvgSurface(fonts, {})
    surface.text(QRectF(0, 0, 40, 20), "tea", "title", BLACK)
    surface.text(QRectF(0, 0, 40, 20), "leaves", "name", BLACK)
    data = surface.document(QSizeF(100, 50), "", "").decode()
    faces = re.findall(r"font-weight:(\d+);src:url\(data:font/ttf;base64,([A-Za-z0-9+/=]+)\)", data)
    assert [weight for weight, _ in faces] == ["400", "600"]
    assert "'AIX Table', " in unescape(data)
    for _, font in faces:
        loaded = QRawFont(QByteArray(b64decode(font)), 12.0)
        assert loaded.isValid()
        assert loaded.familyName() == "AIX Table"
    assert QRawFont(QByteArray(b64decode(faces[0][1])), 12.0).supportsCharacter(ord("l"))
    assert not QRawFont(QByteArray(b64decode(faces[0][1])), 12.0).supportsCharacter(ord("t"))
