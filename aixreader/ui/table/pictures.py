"""The table as a picture in SVG, PNG or PDF, drawn by the same painter as on the screen."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter

from aixreader.knowledge.matrix import matrix_rows
from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.table.elements import lay_out_elements
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.matrix import lay_out_matrix
from aixreader.ui.table.painting import PointerTiles, TablePainter
from aixreader.ui.table.scene import Scene

WIDTH = {"elements": 1280.0, "matrix": 1180.0}
HEAD = 58.0
PNG_SCALE = 2
"""PNG pixels per screen pixel."""
RESOLUTION = 96
MM = 25.4 / RESOLUTION


def table_picture(session: Session, state: TableState, form: str, tokens: Tokens) -> bytes:
    """The bytes of a picture of `state`, at its full size; `form` is "svg", "png" or "pdf"."""
    fonts = Fonts(QFont(QGuiApplication.font()))
    face = "matrix" if state.face == "matrix" else "elements"
    if face == "matrix":
        scene = lay_out_matrix(matrix_rows(session.edition, session.graph), WIDTH[face], fonts)
    else:
        scene = lay_out_elements(session.graph, state.grouping, WIDTH[face], fonts)
    drawing = _Drawing(session, state, scene, fonts, tokens)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    makers = {"svg": _svg, "png": _png, "pdf": _pdf}
    makers[form](buffer, drawing)
    return bytes(buffer.data().data())


class _Drawing:
    """The scene under a header with title and source."""

    def __init__(self, session: Session, state: TableState, scene: Scene, fonts: Fonts, tokens: Tokens) -> None:
        self._session = session
        self._state = state
        self._scene = scene
        self._fonts = fonts
        self._tokens = tokens
        self.size = QSizeF(scene.size.width(), scene.size.height() + HEAD)
        self.title = f"{session.title}: threats and controls"

    def draw(self, device: QPaintDevice, scale: float = 1.0) -> None:
        """Draw header and scene with `scale` device pixels per screen pixel."""
        painter = QPainter(device)
        painter.scale(scale, scale)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), QColor(self._tokens.paper))
        painter.setFont(self._fonts["title"])
        painter.setPen(QColor(self._tokens.ink))
        painter.drawText(QRectF(16, 12, self.size.width() - 32, 20), 0, self.title)
        painter.setFont(self._fonts["small"])
        painter.setPen(QColor(self._tokens.muted))
        painter.drawText(QRectF(16, 33, self.size.width() - 32, 18), 0, self._source_line())
        painter.translate(0, HEAD)
        graph = self._session.graph
        table = TablePainter(graph, self._tokens, self._fonts)
        whole = QRectF(0, 0, self._scene.size.width(), self._scene.size.height())
        table.paint(painter, self._scene, compute_emphasis(graph, self._state), PointerTiles(), whole)
        painter.end()

    def _source_line(self) -> str:
        manifest = self._session.edition.manifest
        parts = (manifest.date[:10], manifest.revision[:12], self._session.attribution.line)
        signs = "T official table, S its section, G through a group; " if self._state.picked else ""
        return f"{', '.join(filter(None, parts))}. {signs}* not in the official table."


def _svg(buffer: QBuffer, drawing: _Drawing) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(RESOLUTION)
    generator.setSize(drawing.size.toSize())
    generator.setViewBox(QRectF(0, 0, drawing.size.width(), drawing.size.height()))
    generator.setTitle(drawing.title)
    drawing.draw(generator)


def _png(buffer: QBuffer, drawing: _Drawing) -> None:
    picture = QImage(_scaled(drawing.size), QImage.Format.Format_RGB32)
    drawing.draw(picture, PNG_SCALE)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names only


def _pdf(buffer: QBuffer, drawing: _Drawing) -> None:
    writer = QPdfWriter(buffer)
    writer.setTitle(drawing.title)
    writer.setCreator("AIX Reader")
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(drawing.size * MM, QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF())
    drawing.draw(writer)


def _scaled(size: QSizeF) -> QSize:
    return (size * PNG_SCALE).toSize()
