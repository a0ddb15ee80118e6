"""Draws the tiles of the table, on the screen and into files.

Tiles related to what is picked are marked without relying on colour: stated by the official table, they are filled and
framed; by a section, framed; through a group, framed by dashes. Each has a badge as well (T, S, G).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from aixreader.knowledge.threat_graph import EdgeSource, Node, ThreatGraph
from aixreader.services.tables.emphasis import Emphasis
from aixreader.services.tables.table_layer import TableLayer
from aixreader.ui.base.role_mark import mark_path
from aixreader.ui.base.tokens import Tokens, role_kind
from aixreader.ui.table.elements import INSIDE, NAME_TOP
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.glyphs import SIZE, glyph
from aixreader.ui.table.layer_painting import draw_badge, draw_bar, draw_hatching
from aixreader.ui.table.matrix import CHIP_SIDES, PAD
from aixreader.ui.table.scene import Kind, Tile
from aixreader.ui.table.surface import PainterSurface, Stroke, Surface

LETTERS = {EdgeSource.TABLE: "T", EdgeSource.SECTION: "S", EdgeSource.GROUP: "G"}
UNRELATED_ALPHA, FILTERED_ALPHA = 0.62, 0.5
"""Names stay readable: in all looks some 4.5 : 1, and 3 : 1 for what is filtered out."""
CORNER_RADIUS = 5.0
BAND_WIDTH = 3.0
RELATED_ALPHA, PICKED_ALPHA = 0.16, 0.34
HATCHING_IN_CONTRAST = 0.35
"""The opacity of hatching in high contrast, so that names over it can be read."""
UNOFFICIAL_MARK = "*"


@dataclass(frozen=True, slots=True)
class PointerTiles:
    """The tiles under the mouse pointer and at the keyboard cursor."""

    hovered: Tile | None = None
    current: Tile | None = None


class TablePainter:
    """Draws scenes in the colours of `tokens`; unrelated and filtered tiles in colours nearer to the paper."""

    def __init__(self, graph: ThreatGraph, tokens: Tokens, fonts: Fonts) -> None:
        self._graph = graph
        self._fonts = fonts
        self._full = tokens
        self._faded = faded_tokens(tokens, UNRELATED_ALPHA)
        self._filtered = faded_tokens(tokens, FILTERED_ALPHA)
        self._colours: dict[str, QColor] = {}
        self.layer: TableLayer | None = None
        share = HATCHING_IN_CONTRAST if tokens.is_high_contrast else 1.0  # lines are white there, or black
        self._hatching = blended(QColor(tokens.line), QColor(tokens.raised), share)

    def paint(self, painter: QPainter, tiles: Iterable[Tile], emphasis: Emphasis, pointer: PointerTiles) -> None:
        """Draw tiles of a scene, and the keyboard cursor."""
        self.draw(PainterSurface(painter, self._fonts), tiles, emphasis, pointer)
        if pointer.current is not None:
            painter.setPen(QPen(self._colour(self._full.link), 2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pointer.current.rect.adjusted(-3, -3, 3, 3), CORNER_RADIUS + 2, CORNER_RADIUS + 2)

    def draw(self, surface: Surface, tiles: Iterable[Tile], emphasis: Emphasis, pointer: PointerTiles) -> None:
        """Draw tiles of a scene."""
        for tile in tiles:
            self._tile(surface, tile, emphasis, pointer)

    def _tile(self, surface: Surface, tile: Tile, emphasis: Emphasis, pointer: PointerTiles) -> None:
        if tile.kind is Kind.CELL:
            self._cell(surface, tile)
        elif tile.kind is Kind.HEAD:
            self._head(surface, tile)
        elif tile.kind is Kind.TITLE:
            self._text(surface, tile.rect.topLeft(), tile, "title", self._full.ink)
        elif tile.kind is Kind.WORD:
            top = tile.rect.center().y() - (tile.label.size().height() / 2 if tile.label else 0)
            colour = self._full.muted if tile.row < 0 else self._full.ink
            self._text(surface, QPointF(tile.rect.x(), top), tile, tile.font, colour)
        else:
            surface.begin_tile(tile)
            self._node(surface, tile, emphasis, is_hovered=tile is pointer.hovered)
            surface.end_tile()

    def _node(self, surface: Surface, tile: Tile, emphasis: Emphasis, *, is_hovered: bool) -> None:
        node = self._graph.nodes[tile.slug]
        tokens = self._tokens_for(tile.slug, emphasis)
        source = emphasis.related.get(tile.slug)
        role = self._colour(tokens.threat if node.is_threat else tokens.control)
        frame = _Frame(role, source, is_picked=tile.slug in emphasis.picked, is_hovered=is_hovered)
        self._frame(surface, tile, frame, tokens)
        mark = self.layer.tiles.get(tile.slug) if self.layer is not None else None
        if mark is not None and mark.is_hatched:
            draw_hatching(surface, tile, self._hatching)
        if mark is not None and mark.share is not None:
            outline, ground = self._colour(tokens.muted), self._colour(tokens.paper)
            draw_bar(surface, tile, mark.share, role, ground, outline)
        if tile.kind is Kind.ELEMENT:
            self._element(surface, tile, node, role, tokens)
        else:
            self._chip(surface, tile, node, tokens)
        if source is not None:
            self._letter(surface, tile, LETTERS[source], role)
        if mark is not None:
            draw_badge(surface, tile, mark, self._colour(tokens.ink), self._colour(self._full.paper))

    def _tokens_for(self, slug: str, emphasis: Emphasis) -> Tokens:
        if slug in emphasis.picked:
            return self._full
        if slug not in emphasis.matching:
            return self._filtered
        mark = self.layer.tiles.get(slug) if self.layer is not None else None
        is_out = mark.is_faded if mark is not None and not emphasis.picked else False
        return self._faded if is_out or emphasis.is_faded(slug) else self._full

    def _frame(self, surface: Surface, tile: Tile, frame: _Frame, tokens: Tokens) -> None:
        raised = self._colour(tokens.raised)
        stroke, fill = Stroke(self._colour(tokens.line)), raised
        if frame.is_picked:
            stroke, fill = Stroke(frame.colour, 2.6), blended(frame.colour, raised, PICKED_ALPHA)
        elif frame.source is not None:
            stroke = Stroke(frame.colour, 1.8, is_dashed=frame.source is EdgeSource.GROUP)
            fill = blended(frame.colour, raised, RELATED_ALPHA) if frame.source is EdgeSource.TABLE else raised
        elif frame.is_hovered:
            stroke = Stroke(self._colour(tokens.link), 1.4)
        inset = stroke.width / 2
        surface.box(tile.rect.adjusted(inset, inset, -inset, -inset), fill, stroke, CORNER_RADIUS)

    def _element(self, surface: Surface, tile: Tile, node: Node, role: QColor, tokens: Tokens) -> None:
        colour = self._colour(tokens.family(node.family))
        rect = tile.rect
        surface.box(QRectF(rect.x() + 1, rect.y() + CORNER_RADIUS, BAND_WIDTH, rect.height() - 2 * CORNER_RADIUS), role)
        top = QRectF(rect.x() + INSIDE, rect.y() + 3, rect.width() - 2 * INSIDE, NAME_TOP - 3)
        symbol = node.symbol if tile.official else f"{node.symbol}{UNOFFICIAL_MARK}"
        surface.text(top, symbol, "symbol", colour)
        surface.shape(glyph(node.family, QPointF(rect.right() - INSIDE - SIZE / 2 - 1, top.center().y())), colour)
        self._text(surface, QPointF(rect.x() + INSIDE, rect.y() + NAME_TOP), tile, "name", tokens.ink)

    def _chip(self, surface: Surface, tile: Tile, node: Node, tokens: Tokens) -> None:
        rect = tile.rect
        kind = role_kind(node.role)
        if kind is not None:
            centre = QPointF(rect.x() + CHIP_SIDES / 2 - 3, rect.center().y())
            surface.shape(mark_path(centre, kind), self._colour(str(tokens.role(node.role))))
        height = tile.label.size().height() if tile.label else 0
        position = QPointF(rect.x() + CHIP_SIDES - 9, rect.center().y() - height / 2)
        self._text(surface, position, tile, tile.font, tokens.ink)

    def _letter(self, surface: Surface, tile: Tile, letter: str, colour: QColor) -> None:
        """Draw the badge for where a relation is stated, on the tile's upper edge."""
        badge = QRectF(tile.rect.right() - 17, tile.rect.top() - 7, 14, 14)
        surface.box(badge, self._colour(self._full.paper), Stroke(colour), 3)
        surface.text(badge, letter, "small", colour, is_centred=True)

    def _cell(self, surface: Surface, tile: Tile) -> None:
        surface.line(tile.rect.topLeft(), tile.rect.topRight(), Stroke(self._colour(self._full.line)))
        colour = self._full.ink if tile.official else self._full.muted
        self._text(surface, tile.rect.topLeft() + QPointF(PAD, PAD + 3), tile, "chip", colour)

    def _head(self, surface: Surface, tile: Tile) -> None:
        surface.box(tile.rect, self._colour(self._full.sunken))
        surface.text(tile.rect.adjusted(PAD, 0, -PAD, 0), tile.text, "strong", self._colour(self._full.muted))

    def _text(self, surface: Surface, position: QPointF, tile: Tile, font: str, colour: str) -> None:
        if tile.label is not None:
            surface.label(position, tile.label, font, self._colour(colour))

    def _colour(self, name: str) -> QColor:
        return self._colours.setdefault(name, QColor(name))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The frame of a tile."""

    colour: QColor
    source: EdgeSource | None
    is_picked: bool
    is_hovered: bool


def faded_tokens(tokens: Tokens, share: float) -> Tokens:
    """The colours blended with the paper; `share` (0.0 to 1.0) is that of the original colour."""
    paper = QColor(tokens.paper)
    return Tokens(
        **{field.name: blended(QColor(getattr(tokens, field.name)), paper, share).name() for field in fields(tokens)}
    )


def blended(colour: QColor, ground: QColor, share: float) -> QColor:
    """`colour` over `ground` with opacity `share` (0.0 to 1.0)."""
    pairs = zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)
    return QColor(*(round(over * share + under * (1 - share)) for over, under in pairs))
