"""The base of delegates."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from aixreader.ui.base.themed_delegate import MIN_FONT_PIXELS, ThemedDelegate, draw_frame, small_font
from aixreader.ui.base.tokens import read_tokens


def test_it_takes_on_other_colours() -> None:
    delegate = ThemedDelegate(read_tokens())
    delegate.set_tokens(read_tokens(dark=True))
    assert delegate._tokens == read_tokens(dark=True)


def test_small_is_smaller_in_the_font_s_own_unit() -> None:
    points, pixels, tiny = QFont(), QFont(), QFont()
    points.setPointSizeF(20)
    pixels.setPixelSize(20)
    tiny.setPixelSize(8)
    assert small_font(points).pointSizeF() == 18
    assert small_font(pixels).pixelSize() == 18
    assert small_font(tiny).pixelSize() == MIN_FONT_PIXELS
    assert pixels.pixelSize() == 20


def test_a_frame_stays_inside_on_every_screen() -> None:
    for ratio in (1.0, 1.5, 2.0):
        image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        draw_frame(painter, QRect(10, 10, 20, 20), "#112233")
        painter.end()
        size, inked = image.width(), QColor("#112233")
        drawn = {(x, y) for x in range(size) for y in range(size) if image.pixelColor(x, y) == inked}
        first, last = round(10 * ratio), round(30 * ratio) - 1
        assert (min(x for x, _y in drawn), max(y for _x, y in drawn)) == (first, last), ratio
        assert (round(20 * ratio), round(20 * ratio)) not in drawn
