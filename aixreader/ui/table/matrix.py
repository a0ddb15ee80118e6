"""Lays out the matrix face, the Exchange's official table: asset and impact, attack surface, threat, controls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, QSizeF

from aixreader.knowledge.matrix import MatrixRow, Part
from aixreader.ui.table.fonts import Fonts, Label
from aixreader.ui.table.scene import Kind, Scene, Tile

T = QT_TRANSLATE_NOOP
HEADS = (
    T("Table", "Asset & impact"),
    T("Table", "Attack surface"),
    T("Table", "Threat"),
    T("Table", "Controls"),
)
SHARES = (0.13, 0.16, 0.21)
MIN_WIDTHS = (104.0, 120.0, 168.0, 260.0)
"""Of the columns, in pixels, as all measures here; a head that is longer makes its column wider."""
EDGE = 16.0
HEAD = 34.0
PAD = 9.0
CHIP = 24.0
GAP = 5.0
CHIP_SIDES = 30.0
"""Width of a chip besides its text: mark and padding."""
THREAT, CONTROLS = 2, 3


@dataclass(slots=True)
class _Flow:
    """Chips and words of a cell with rectangles relative to its corner; `height` is the height of the cell."""

    entries: list[tuple[Part, QRectF, str, Label, str]] = field(default_factory=list)
    height: float = 0.0


def lay_out_matrix(rows: Sequence[MatrixRow], width: float, fonts: Fonts) -> Scene:
    """The scene for a canvas `width` pixels wide."""
    heads = [QCoreApplication.translate("Table", head) for head in HEADS]
    least = [max(fonts.width(head, "strong") + 2 * PAD, most) for head, most in zip(heads, MIN_WIDTHS, strict=True)]
    inside = max(width - 2 * EDGE, sum(least))
    columns = [max(inside * share, narrow) for share, narrow in zip(SHARES, least, strict=False)]
    columns.append(inside - sum(columns))
    column_lefts = [EDGE + sum(columns[:number]) for number in range(4)]
    tiles = [
        Tile(Kind.HEAD, QRectF(left, EDGE, tile_width, HEAD), head)
        for left, tile_width, head in zip(column_lefts, columns, heads, strict=True)
    ]
    flows = [
        (
            _flow((row.threat,), columns[THREAT], fonts, "strong"),
            _flow(row.controls, columns[CONTROLS], fonts, "chip"),
        )
        for row in rows
    ]
    tops = _tops(rows, flows, columns, fonts)
    for number, row in enumerate(rows):
        for column, text in ((0, row.asset), (1, row.surface)):
            if row.spans[column]:
                bottom = tops[min(number + row.spans[column], len(rows))]
                rect = QRectF(column_lefts[column], tops[number], columns[column], bottom - tops[number])
                label = fonts.layout_text(text, "chip", columns[column] - 2 * PAD)
                tiles.append(Tile(Kind.CELL, rect, text, row=number, column=column, official=row.official, label=label))
        for column, flow in zip((THREAT, CONTROLS), flows[number], strict=True):
            rect = QRectF(column_lefts[column], tops[number], columns[column], tops[number + 1] - tops[number])
            tiles.append(Tile(Kind.CELL, rect, "", official=row.official))
            tiles += _chips(flow, rect.topLeft(), number, column, official=row.official)
    size = QSizeF(inside + 2 * EDGE, tops[-1] + EDGE)
    count = max((tile.column for tile in tiles), default=0) + 1
    named = [*heads, *([heads[CONTROLS]] * (count - len(heads)))]
    return Scene(size, tiles, column_heads=named, row_heads=[row.threat.text for row in rows])


def _tops(
    rows: Sequence[MatrixRow], flows: Sequence[tuple[_Flow, _Flow]], columns: Sequence[float], fonts: Fonts
) -> list[float]:
    """The top of each row and the bottom of the last; a cell that spans rows extends the last of them if needed."""
    heights = [max(threat.height, controls.height) for threat, controls in flows]
    for number, row in enumerate(rows):
        for column, text in ((0, row.asset), (1, row.surface)):
            span = min(row.spans[column], len(rows) - number)
            if span:
                needed = fonts.layout_text(text, "chip", columns[column] - 2 * PAD).size().height() + 2 * PAD
                heights[number + span - 1] += max(0.0, needed - sum(heights[number : number + span]))
    tops = [EDGE + HEAD]
    for height in heights:
        tops.append(tops[-1] + height)
    return tops


def _flow(parts: Sequence[Part], width: float, fonts: Fonts, font: str) -> _Flow:
    """The parts of a cell, wrapped; connecting words ("plus", a party's name) begin a new line."""
    flow = _Flow()
    x, y, room, before, line = PAD, PAD, width - PAD, "", CHIP
    for part in parts:
        is_word = not part.slug and len(parts) > 1
        text = f"{part.text} ({part.note})" if part.note else part.text
        name, sides = (font, CHIP_SIDES) if part.slug else ("small" if is_word else "chip", 1.0)
        tile_width = min(fonts.width(text, name) + sides + 1, room - PAD)
        if x > PAD and (is_word or x + tile_width > room):
            x, y, line = PAD, y + line + GAP, CHIP
        label = fonts.layout_text(text, name, tile_width - sides)
        line = max(line, label.size().height() + CHIP - fonts.height[name])
        flow.entries.append((part, QRectF(x, y, tile_width, max(CHIP, line)), before, label, name))
        before = part.text if is_word else ""
        x += tile_width + GAP
    flow.height = y + line + PAD
    return flow


def _chips(flow: _Flow, corner: QPointF, row: int, first: int, *, official: bool) -> list[Tile]:
    """The tiles of a cell. Words in a cell without chips are accessible as well."""
    tiles = []
    column = first
    alone = not any(part.slug for part, *_ in flow.entries)
    for part, local_rect, before, label, font in flow.entries:
        rect = local_rect.translated(corner)
        if part.slug:
            tiles.append(
                Tile(
                    Kind.CHIP,
                    rect,
                    part.text,
                    part.slug,
                    row,
                    column,
                    part.note,
                    before,
                    official=official,
                    label=label,
                    font=font,
                )
            )
            column += 1
        else:
            at = (row, column) if alone else (-1, -1)
            tiles.append(Tile(Kind.WORD, rect, part.text, "", *at, note=part.note, label=label, font=font))
            column += alone
    return tiles
