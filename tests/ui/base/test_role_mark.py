"""Each kind of role has a mark of its own: told apart by colour, and by shape where colours are not seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from aixreader.model.category import ROLE_KINDS
from aixreader.ui.base.role_mark import draw_mark
from aixreader.ui.base.tokens import read_tokens

TOKENS = read_tokens()
KINDS = {kind: role for role, kind in ROLE_KINDS.items()}
WIDTH = 15

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(role: str | None) -> QImage:
    """The mark on nothing, four times as large."""
    image = QImage(WIDTH * 4, WIDTH * 4, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.scale(4, 4)
    assert draw_mark(painter, QPointF(WIDTH / 2, WIDTH / 2), role, TOKENS) is (role in ROLE_KINDS)
    painter.end()
    return image


def shape(role: str | None) -> tuple[int, ...]:
    """How much is covered, pixel by pixel, whatever the colour."""
    image = drawn(role)
    return tuple(image.pixelColor(x, y).alpha() for y in range(image.height()) for x in range(image.width()))


def test_no_two_kinds_have_the_same_shape() -> None:
    assert len({shape(role) for role in KINDS.values()}) == len(KINDS) == 5


@pytest.mark.parametrize("role", ROLE_KINDS)
def test_it_has_the_colour_of_the_role(role: str) -> None:
    image = drawn(role)
    pixels = [image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width())]
    assert {pixel.name() for pixel in pixels if pixel.alpha() == 255} == {QColor(str(TOKENS.role(role))).name()}


@pytest.mark.parametrize("role", [None, "", "somethingelse"])
def test_without_a_role_there_is_none(role: str | None) -> None:
    assert not any(shape(role))
