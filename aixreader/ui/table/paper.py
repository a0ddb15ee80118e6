"""The matrix as a PDF: landscape pages, rows kept whole, heads of columns and rows on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from aixreader.knowledge.matrix import MatrixRow, Part, matrix_rows
from aixreader.publish.drawing_pdf import finish_drawing
from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.table.captions import link_areas, table_metadata, table_source, table_title
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.matrix import EDGE, lay_out_matrix
from aixreader.ui.table.painting import PointerTiles, TablePainter
from aixreader.ui.table.scene import Scene

SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
RESOLUTION = 96
SCALE = 0.86
"""Paper pixels per screen pixel; the smallest letters have 7.1 points."""
TOP, BOTTOM = 12, 10
"""Millimetres at top and bottom."""
PIXELS_PER_MM = RESOLUTION / 25.4
HEADER_HEIGHT = 20.0
"""Pixels of header and footer."""
WHITE = "#FFFFFF"
HALF = 128
"""Lightness between that of dark and light looks."""
MATRIX = TableState(face="matrix")


def table_paper(session: Session, tokens: Tokens, size: str, margin: int, state: TableState = MATRIX) -> bytes:
    """A PDF of the whole table on paper of `size` ("A4" or "Letter") with `margin` millimetres at the sides; in a light
    look the paper is white.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    orientation = QPageLayout.Orientation.Landscape
    writer.setPageLayout(QPageLayout(QPageSize(SIZES[size]), orientation, QMarginsF()))
    whole = QSizeF(writer.pageLayout().fullRectPixels(RESOLUTION).size())
    edges = QMarginsF(margin, TOP, margin, BOTTOM) * PIXELS_PER_MM
    area = QRectF(QPointF(), whole).marginsRemoved(edges)
    fonts = Fonts(QFont(QGuiApplication.font()))
    rows = matrix_rows(session.edition, session.graph)
    room = area.size() / SCALE
    sheets = list(_sheets(rows, room.width(), room.height() - 2 * HEADER_HEIGHT, fonts))
    paper = tokens if QColor(tokens.paper).lightness() < HALF else replace(tokens, paper=WHITE)
    painter = QPainter(writer)
    table = TablePainter(session.graph, paper, fonts)
    emphasis = compute_emphasis(session.graph, state)
    links = []
    for number, scene in enumerate(sheets, 1):
        if number > 1:
            writer.newPage()
        painter.resetTransform()
        painter.fillRect(QRectF(QPointF(), whole), QColor(paper.paper))
        corner = area.topLeft()
        painter.translate(corner)
        painter.scale(SCALE, SCALE)
        words = (table_title(session), table_source(session, state), f"{number} / {len(sheets)}")
        _terms(painter, fonts, paper, room, words)
        painter.translate(0, HEADER_HEIGHT)
        table.paint(painter, scene.within(QRectF(QPointF(), scene.size)), emphasis, PointerTiles())
        links.append(link_areas(session, scene, area.left() / SCALE, area.top() / SCALE + HEADER_HEIGHT))
    painter.end()
    points = SCALE * 72 / RESOLUTION
    return finish_drawing(bytes(buffer.data().data()), links, points, table_metadata(session, state))


def _sheets(rows: Sequence[MatrixRow], width: float, height: float, fonts: Fonts) -> Iterator[Scene]:
    """A scene for each page, with as many rows as fit; a row that is higher than a page goes on below its heads."""
    rows = list(_low_rows(rows, width, height, fonts))
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


def _low_rows(rows: Sequence[MatrixRow], width: float, height: float, fonts: Fonts) -> Iterator[MatrixRow]:
    """The rows; those that are higher than a page as several, each with a part of the controls."""
    low = [list(_halved(part_of(rows, number, number + 1)[0], width, height, fonts)) for number in range(len(rows))]
    for number, parts in enumerate(low):
        asset, surface = (sum(map(len, low[number : number + span])) for span in rows[number].spans[:2])
        yield replace(rows[number], controls=parts[0], spans=(asset, surface, 1, 1))
        rest = replace(rows[number], asset="", surface="", spans=(0, 0, 1, 1))
        yield from (replace(rest, controls=controls) for controls in parts[1:])


def _halved(row: MatrixRow, width: float, height: float, fonts: Fonts) -> Iterator[tuple[Part, ...]]:
    """The controls of a row, in parts that fit on a page."""
    halves = _halves(row.controls)
    if halves and lay_out_matrix((row,), width, fonts).size.height() > height:
        for controls in halves:
            yield from _halved(replace(row, controls=controls), width, height, fonts)
    else:
        yield row.controls


def _halves(controls: tuple[Part, ...]) -> tuple[tuple[Part, ...], ...]:
    """Two parts of a cell; () for what is not divided: a threat or control, a word."""
    middle = len(controls) // 2
    if middle:
        return controls[:middle], controls[middle:]
    words = controls[0].text.split() if controls and not controls[0].slug else []
    middle = len(words) // 2
    return tuple((replace(controls[0], text=" ".join(part)),) for part in (words[:middle], words[middle:]) if middle)


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
    inside = area.width() - 2 * EDGE
    top = QRectF(EDGE, 0, inside, HEADER_HEIGHT)
    foot = QRectF(EDGE, area.height() - HEADER_HEIGHT, inside, HEADER_HEIGHT)
    painter.setPen(QColor(tokens.ink))
    painter.setFont(fonts["strong"])
    painter.drawText(top, Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(fonts["small"])
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, source)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
