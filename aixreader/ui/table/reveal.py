"""Where to scroll to, so that a tile and as many as possible of those related to it are in view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize

MARGIN = 14
"""Pixels between a tile and the edge of the view: room for its badge and the title above it."""


class Span(NamedTuple):
    """From where to where a tile goes along one axis, in pixels of the scrolled area."""

    start: int
    end: int


def best_place(picked: Sequence[QRectF], lit: Sequence[QRectF], at: QPoint, room: QSize) -> QPoint:
    """`best_offset` for both axes, downwards first, then across for those that are in view there. Rectangles are in
    pixels of the scrolled area; `at` is what it is scrolled to.
    """
    inner = QSize(room.width() - 2 * MARGIN, room.height() - 2 * MARGIN)
    lit = [each for each in lit if any(_fit(each.united(one), inner) for one in picked)]
    y = best_offset(_down(picked), _down(lit), at.y(), room.height())

    def seen(rects: Sequence[QRectF]) -> list[QRectF]:
        return [rect for rect, span in zip(rects, _down(rects), strict=True) if _is_in_view(span, y, room.height())]

    return QPoint(best_offset(_across(seen(picked) or picked), _across(seen(lit)), at.x(), room.width()), y)


def best_offset(picked: Sequence[Span], lit: Sequence[Span], offset: int, room: int) -> int:
    """The scroll offset, from 0 on, with one of `picked` in view and with it the most of `lit`; the nearest one to
    `offset` among equals. `room` is what the view shows, in pixels.
    """
    spans = Counter(lit)
    keep = set(picked)
    wanted = {offset}
    for span in (*spans, *keep):
        wanted |= {max(0, span.start - MARGIN), max(0, span.end + MARGIN - room)}

    def worth(place: int) -> tuple[bool, int, int]:
        seen = sum(number for span, number in spans.items() if _is_in_view(span, place, room))
        return any(_is_in_view(span, place, room) for span in keep), seen, -abs(place - offset)

    return max(wanted, key=worth)


def _fit(both: QRectF, room: QSize) -> bool:
    return both.width() <= room.width() and both.height() <= room.height()


def _is_in_view(span: Span, offset: int, room: int) -> bool:
    """Whether all of it is seen; of a tile that is larger than the view, nearly as much as the view shows."""
    seen = min(span.end, offset + room) - max(span.start, offset)
    return seen >= min(span.end - span.start, room - MARGIN)


def _across(rects: Sequence[QRectF]) -> list[Span]:
    return [Span(round(rect.left()), round(rect.right())) for rect in rects]


def _down(rects: Sequence[QRectF]) -> list[Span]:
    return [Span(round(rect.top()), round(rect.bottom())) for rect in rects]
