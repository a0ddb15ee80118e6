"""The table as a picture in SVG, PNG or PDF, drawn by the same code as on the screen."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter

from aixreader.knowledge.matrix import matrix_rows
from aixreader.publish.drawing_pdf import finish_drawing
from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.table.captions import (
    link_areas,
    table_description,
    table_metadata,
    table_source,
    table_title,
    tile_links,
)
from aixreader.ui.table.elements import lay_out_elements
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.matrix import lay_out_matrix
from aixreader.ui.table.painting import PointerTiles, TablePainter
from aixreader.ui.table.paper import table_paper
from aixreader.ui.table.scene import Scene
from aixreader.ui.table.surface import PainterSurface, Surface
from aixreader.ui.table.svg_surface import SvgSurface

WIDTH = {"elements": 1280.0, "matrix": 1180.0}
HEAD = 58.0
PNG_SCALE = 2
"""PNG pixels per screen pixel."""
RESOLUTION = 96
MM = 25.4 / RESOLUTION
POINTS = 72 / RESOLUTION
PAPER, MARGIN = "A4", 12
"""Of the matrix as a PDF; the margin in millimetres."""


def table_picture(session: Session, state: TableState, form: str, tokens: Tokens) -> bytes:
    """The bytes of a picture of `state`, at its full size; `form` is "svg", "png" or "pdf". The matrix as a PDF has as
    many pages as it needs.
    """
    is_matrix = state.face == "matrix"
    if is_matrix and form == "pdf":
        return table_paper(session, tokens, PAPER, MARGIN, state)
    fonts = Fonts(QFont(QGuiApplication.font()))
    if is_matrix:
        scene = lay_out_matrix(matrix_rows(session.edition, session.graph), WIDTH["matrix"], fonts)
    else:
        scene = lay_out_elements(session.graph, state.grouping, WIDTH["elements"], fonts)
    drawing = _Drawing(session, state, scene, fonts, tokens)
    makers = {"svg": _svg, "png": _png, "pdf": _pdf}
    return makers[form](drawing)


class _Drawing:
    """The scene under a header with title and source."""

    def __init__(self, session: Session, state: TableState, scene: Scene, fonts: Fonts, tokens: Tokens) -> None:
        self.session = session
        self.state = state
        self.scene = scene
        self.fonts = fonts
        self._tokens = tokens
        self.size = QSizeF(scene.size.width(), scene.size.height() + HEAD)

    def paint(self, painter: QPainter) -> None:
        """Draw header and scene with a painter."""
        self.draw(PainterSurface(painter, self.fonts))
        painter.end()

    def draw(self, surface: Surface) -> None:
        """Draw header and scene."""
        width = self.size.width()
        surface.box(QRectF(0, 0, width, self.size.height()), QColor(self._tokens.paper))
        surface.text(QRectF(16, 12, width - 32, 20), table_title(self.session), "title", QColor(self._tokens.ink))
        source = table_source(self.session, self.state)
        surface.text(QRectF(16, 33, width - 32, 18), source, "small", QColor(self._tokens.muted))
        graph = self.session.graph
        table = TablePainter(graph, self._tokens, self.fonts)
        whole = QRectF(0, 0, self.scene.size.width(), self.scene.size.height())
        surface.shift(HEAD)
        table.draw(surface, self.scene.within(whole), compute_emphasis(graph, self.state), PointerTiles())


def _svg(drawing: _Drawing) -> bytes:
    surface = SvgSurface(drawing.fonts, tile_links(drawing.session))
    drawing.draw(surface)
    return surface.document(
        drawing.size, table_title(drawing.session), table_description(drawing.session, drawing.state)
    )


def _png(drawing: _Drawing) -> bytes:
    picture = QImage(_scaled(drawing.size), QImage.Format.Format_RGB32)
    picture.setText("Title", table_title(drawing.session))
    picture.setText("Description", table_description(drawing.session, drawing.state))
    painter = QPainter(picture)
    painter.scale(PNG_SCALE, PNG_SCALE)
    drawing.paint(painter)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names only
    return bytes(buffer.data().data())


def _pdf(drawing: _Drawing) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(drawing.size * MM, QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF())
    drawing.paint(QPainter(writer))
    areas = link_areas(drawing.session, drawing.scene, 0, HEAD)
    return finish_drawing(bytes(buffer.data().data()), [areas], POINTS, table_metadata(drawing.session, drawing.state))


def _scaled(size: QSizeF) -> QSize:
    return (size * PNG_SCALE).toSize()
