"""The base of delegates."""

from __future__ import annotations

from PySide6.QtGui import QFont

from aixreader.ui.base.themed_delegate import MIN_FONT_PIXELS, ThemedDelegate, small_font
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
