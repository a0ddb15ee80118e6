"""Drawing of tiles."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import Tokens, read_tokens
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.painting import (
    FILTERED_ALPHA,
    UNRELATED_ALPHA,
    PointerTiles,
    TablePainter,
    blended,
    faded_tokens,
)
from aixreader.ui.table.scene import Scene, Tile
from tests.services.test_styles import contrast


def drawn(session: Session, scene: Scene, fonts: Fonts, tokens: Tokens, state: TableState) -> QImage:
    image = QImage(scene.size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.paper))
    painter = QPainter(image)
    whole = QRectF(QPointF(), scene.size)
    TablePainter(session.graph, tokens, fonts).paint(
        painter, scene.within(whole), compute_emphasis(session.graph, state), PointerTiles()
    )
    painter.end()
    return image


def part(image: QImage, scene: Scene, slug: str) -> QImage:
    tile: Tile = scene.of(slug)[0]
    return image.copy(tile.rect.adjusted(-8, -9, 8, 8).toRect())


def darkest(image: QImage) -> int:
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize(("dark", "contrast"), [(False, False), (True, False), (False, True), (True, True)])
def test_picked_lit_and_faded_look_different(
    session: Session, scene: Scene, fonts: Fonts, *, dark: bool, contrast: bool
) -> None:
    tokens = read_tokens(dark=dark, contrast=contrast)
    plain = drawn(session, scene, fonts, tokens, TableState())
    picked = drawn(session, scene, fonts, tokens, TableState(picked=("lidlock",)))
    seen = {slug: part(picked, scene, slug) for slug in ("lidlock", "teatheft", "oversteep", "kettlerules")}
    for slug, image in seen.items():
        assert image != part(plain, scene, slug), slug
    assert QColor(tokens.control).name() in colours(seen["lidlock"])
    assert QColor(tokens.threat).name() in colours(seen["teatheft"])
    assert seen["kettlerules"] != part(drawn(session, scene, fonts, tokens, TableState(text="x")), scene, "kettlerules")


def test_where_an_edge_is_stated_shows_without_colour(session: Session, scene: Scene, fonts: Fonts) -> None:
    """One edge is of the table, the other through a group: fill, dashes and letters tell them apart in grey."""
    grey = Tokens(**dict.fromkeys(Tokens.__dataclass_fields__, "#808080") | {"paper": "#ffffff", "raised": "#ffffff"})
    image = drawn(session, scene, fonts, grey, TableState(picked=("lidlock",)))
    by_table, through_group = part(image, scene, "teatheft"), part(image, scene, "oversteep")
    filled = blended(QColor("#808080"), QColor("#ffffff"), 0.16).name()
    dots = [
        image.pixelColor(x, y).name()
        for image in (by_table, through_group)
        for x in range(9, 90)
        for y in range(60, 70)
    ]
    half = len(dots) // 2
    assert dots[:half].count(filled) > 100
    assert dots[half:].count(filled) < 10


@pytest.mark.parametrize(("dark", "high"), [(False, False), (True, False), (False, True), (True, True)])
def test_dimmed_names_can_be_read(*, dark: bool, high: bool) -> None:
    """Each against the ground of its own tile; what filters take away is dimmed more than what is unrelated."""
    tokens = read_tokens(dark=dark, contrast=high)
    ratios = []
    for share in (1.0, UNRELATED_ALPHA, FILTERED_ALPHA):
        dimmed = faded_tokens(tokens, share)
        ratios.append(min(contrast(dimmed.ink, ground) for ground in (dimmed.raised, tokens.paper)))
    assert ratios == sorted(ratios, reverse=True)
    assert ratios[2] >= 3


def test_what_filters_take_away_is_dimmed(session: Session, scene: Scene, fonts: Fonts) -> None:
    tokens = read_tokens()
    image = drawn(session, scene, fonts, tokens, TableState(text="lid lock"))
    assert darkest(part(image, scene, "lidlock")) < 60
    assert darkest(part(image, scene, "kettlerules")) > 120


@pytest.mark.parametrize("dark", [False, True])
def test_in_high_contrast_what_stands_back_can_be_read(session: Session, fonts: Fonts, *, dark: bool) -> None:
    tokens = read_tokens(dark=dark, contrast=True)
    painter = TablePainter(session.graph, tokens, fonts)
    for faded, least in ((painter._faded, 4.5), (painter._filtered, 3.0)):
        assert contrast(faded.ink, tokens.paper) >= least


def test_faded_colours_lie_near_the_paper() -> None:
    tokens = read_tokens()
    faded = faded_tokens(tokens, 0.0)
    assert {getattr(faded, name) for name in Tokens.__dataclass_fields__} == {QColor(tokens.paper).name()}
    assert faded_tokens(tokens, 1.0).ink == QColor(tokens.ink).name()
