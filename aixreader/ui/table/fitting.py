"""The zoom at which a scene fits into a view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QSizeF

MIN_FIT_ZOOM, MAX_FIT_ZOOM = 1.0, 1.6
"""Below the least, names would be smaller than the 11 pixels that text has at least."""
FIT_STEPS = 6


def fitting_zoom(size_at: Callable[[float], QSizeF], room: QSize) -> float:
    """The largest zoom within bounds at which all of a scene is seen, as far as that is possible. `size_at(width)` is
    the size of the scene laid out for a width, in pixels at 100 %.
    """
    low, high = MIN_FIT_ZOOM, MAX_FIT_ZOOM
    for _ in range(FIT_STEPS):
        middle = (low + high) / 2
        size = size_at(room.width() / middle) * middle
        fits = size.height() <= room.height() and size.width() <= room.width() + 1
        low, high = (middle, high) if fits else (low, middle)
    return low
