"""What a layer draws on tiles."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis
from aixreader.services.tables.table_layer import LayerTile, TableLayer
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import Tokens, read_tokens
from aixreader.ui.table.elements import lay_out_elements
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.layer_painting import STEP, hatching
from aixreader.ui.table.painting import PointerTiles, TablePainter
from aixreader.ui.table.scene import Scene

POT = "teapot"


def drawn(session: Session, scene: Scene, fonts: Fonts, tokens: Tokens, mark: LayerTile | None) -> QImage:
    """The tile of the teapot with a mark."""
    rect = scene.of(POT)[0].rect.adjusted(-8, -9, 8, 8)
    image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.paper))
    painter = QPainter(image)
    painter.translate(-rect.topLeft())
    table = TablePainter(session.graph, tokens, fonts)
    table.layer = TableLayer("", {POT: mark}) if mark is not None else None
    table.paint(painter, scene.of(POT), compute_emphasis(session.graph, TableState()), PointerTiles())
    painter.end()
    return image


def test_each_state_looks_different_without_its_colour(session: Session, fonts: Fonts) -> None:
    scene = lay_out_elements(session.graph, "family", 800, fonts)
    marks = (
        None,
        LayerTile("✓", "", 1.0),
        LayerTile("◐", "", 0.5),
        LayerTile("○", "", 0.0),
        LayerTile("✕", "", 0.0),
        LayerTile("✕", "", 0.0, was="Planned"),
        LayerTile("?", "", 0.0, is_hatched=True),
        LayerTile("–", "", is_faded=True),
    )
    for dark in (False, True):
        tokens = read_tokens(dark=dark)
        pictures = [
            drawn(session, scene, fonts, tokens, mark).convertToFormat(QImage.Format.Format_Grayscale8)
            for mark in marks
        ]
        for index, picture in enumerate(pictures):
            assert all(picture != other for other in pictures[:index]), (dark, marks[index])


def test_hatching_stays_in_its_rectangle() -> None:
    rect = QRectF(10, 20, 106, 71)
    lines = list(hatching(rect))
    assert len(lines) == int((rect.width() + rect.height() - 0.01) // STEP)
    around = rect.adjusted(-0.01, -0.01, 0.01, 0.01)
    for start, end in lines:
        assert around.contains(start)
        assert around.contains(end)
        assert start.y() >= end.y(), "from the lower left to the upper right"
