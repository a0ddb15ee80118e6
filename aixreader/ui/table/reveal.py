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
    """`best_offset` for both axes. Rectangles are in pixels of the scrolled area; `at` is what it is scrolled to."""
    x = best_offset(_across(picked), _across(lit), at.x(), room.width())
    return QPoint(x, best_offset(_down(picked), _down(lit), at.y(), room.height()))


def best_offset(picked: Sequence[Span], lit: Sequence[Span], offset: int, room: int) -> int:
    """The scroll offset, from 0 on, with the most of `lit` in view and one of `picked`, if both fit; the nearest one to
    `offset` among equals. `room` is what the view shows, in pixels.
    """
    spans = Counter(lit)
    keep = set(picked)
    wanted = {offset}
    for span in (*spans, *keep):
        wanted |= {max(0, span.start - MARGIN), max(0, span.end + MARGIN - room)}

    def worth(place: int) -> tuple[bool, int, bool, int]:
        seen = sum(number for span, number in spans.items() if _is_in_view(span, place, room))
        kept = not keep or any(_is_in_view(span, place, room) for span in keep)
        return kept and (bool(seen) or not spans), seen, kept, -abs(place - offset)

    return max(wanted, key=worth)


def _is_in_view(span: Span, offset: int, room: int) -> bool:
    """Whether all of it is seen; of a tile that is larger than the view, nearly as much as the view shows."""
    seen = min(span.end, offset + room) - max(span.start, offset)
    return seen >= min(span.end - span.start, room - MARGIN)


def _across(rects: Sequence[QRectF]) -> list[Span]:
    return [Span(round(rect.left()), round(rect.right())) for rect in rects]


def _down(rects: Sequence[QRectF]) -> list[Span]:
    return [Span(round(rect.top()), round(rect.bottom())) for rect in rects]
