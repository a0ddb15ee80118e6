"""The matrix as a PDF for print: landscape pages, rows kept whole, column heads on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from aixreader.knowledge.matrix import MatrixRow, matrix_rows
from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.matrix import lay_out_matrix
from aixreader.ui.table.painting import PointerTiles, TablePainter
from aixreader.ui.table.scene import Scene

SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
RESOLUTION = 96
SCALE = 0.8
"""Paper pixels per screen pixel; letters are about 8 points."""
TOP, BOTTOM = 16, 14
"""Millimetres at top and bottom."""
HEADER_HEIGHT = 20.0
"""Pixels of header and footer."""


def table_paper(session: Session, tokens: Tokens, size: str, margin: int) -> bytes:
    """A PDF of the whole table on paper of `size` ("A4" or "Letter") with `margin` millimetres at the sides."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_title(session))
    writer.setCreator("AIX Reader")
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(SIZES[size]),
            QPageLayout.Orientation.Landscape,
            QMarginsF(margin, TOP, margin, BOTTOM),
            QPageLayout.Unit.Millimeter,
        )
    )
    area = QSizeF(writer.pageLayout().paintRectPixels(RESOLUTION).size()) / SCALE
    fonts = Fonts(QFont(QGuiApplication.font()))
    rows = matrix_rows(session.edition, session.graph)
    sheets = list(_sheets(rows, area.width(), area.height() - 2 * HEADER_HEIGHT, fonts))
    painter = QPainter(writer)
    painter.scale(SCALE, SCALE)
    table = TablePainter(session.graph, replace(tokens, paper="#FFFFFF"), fonts)
    for number, scene in enumerate(sheets, 1):
        if number > 1:
            writer.newPage()
        _terms(painter, fonts, tokens, area, (_title(session), _source_line(session), f"{number} / {len(sheets)}"))
        painter.save()
        painter.translate(0, HEADER_HEIGHT)
        whole = QRectF(0, 0, scene.size.width(), scene.size.height())
        table.paint(painter, scene, compute_emphasis(session.graph, TableState(face="matrix")), PointerTiles(), whole)
        painter.restore()
    painter.end()
    return bytes(buffer.data().data())


def _sheets(rows: Sequence[MatrixRow], width: float, height: float, fonts: Fonts) -> Iterator[Scene]:
    """A scene for each page, with as many rows as fit, but at least one."""
    start = 0
    while start < len(rows):
        scene = lay_out_matrix(part_of(rows, start, start + 1), width, fonts)
        end = start + 1
        while end < len(rows):
            more = lay_out_matrix(part_of(rows, start, end + 1), width, fonts)
            if more.size.height() > height:
                break
            scene, end = more, end + 1
        yield scene
        start = end


def part_of(rows: Sequence[MatrixRow], start: int, end: int) -> list[MatrixRow]:
    """The rows from `start` to before `end`. Cells that span rows beyond are cut, and repeated on the first row."""
    owners = [_owner(rows, start, column) for column in range(2)]
    part = []
    for number in range(start, end):
        row = rows[number]
        spans = list(row.spans)
        for column, owner in enumerate(owners):
            if number == start:
                spans[column] = rows[owner].spans[column] - (start - owner)
            spans[column] = min(spans[column], end - number)
        part.append(replace(row, spans=(spans[0], spans[1], spans[2], spans[3])))
    part[0] = replace(part[0], asset=rows[owners[0]].asset, surface=rows[owners[1]].surface)
    return part


def _owner(rows: Sequence[MatrixRow], number: int, column: int) -> int:
    """The row whose cell spans into row `number`."""
    while number > 0 and not rows[number].spans[column]:
        number -= 1
    return number


def _terms(painter: QPainter, fonts: Fonts, tokens: Tokens, area: QSizeF, words: tuple[str, str, str]) -> None:
    """Draw header, footer and page number."""
    title, source, number = words
    top = QRectF(0, 0, area.width(), HEADER_HEIGHT)
    foot = QRectF(0, area.height() - HEADER_HEIGHT, area.width(), HEADER_HEIGHT)
    painter.setPen(QColor(tokens.ink))
    painter.setFont(fonts["strong"])
    painter.drawText(top, Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(fonts["small"])
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, source)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)


def _title(session: Session) -> str:
    return f"{session.title}: threats and controls"


def _source_line(session: Session) -> str:
    manifest = session.edition.manifest
    parts = (manifest.date[:10], manifest.revision[:12], session.attribution.line)
    return f"{', '.join(filter(None, parts))}. * not in the official table."
