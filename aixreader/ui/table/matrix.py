"""The Exchange's own table: what is at stake and where the attacker gets in, threats beside it, controls with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QStaticText

from aixreader.knowledge.matrix import MatrixRow, Part
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.scene import Kind, Scene, Tile

T = QT_TRANSLATE_NOOP
HEADS = (
    T("Table", "Asset & impact"),
    T("Table", "Attack surface"),
    T("Table", "Threat"),
    T("Table", "Controls"),
)
SHARES = (0.13, 0.16, 0.21)
LEAST = (104.0, 120.0, 168.0, 260.0)
"""Pixels that each column has at least."""
EDGE = 16.0
HEAD = 34.0
PAD = 9.0
CHIP = 24.0
GAP = 5.0
CHIP_SIDES = 30.0
"""Around a chip's words: its mark, and room at both ends."""
THREAT, CONTROLS = 2, 3


@dataclass(slots=True)
class _Flow:
    """Chips and words of a cell, placed from its corner on; `height` is what they take."""

    places: list[tuple[Part, QRectF, str, QStaticText, str]] = field(default_factory=list)
    height: float = 0.0


def lay_out_matrix(rows: Sequence[MatrixRow], width: float, fonts: Fonts) -> Scene:
    """The scene for a canvas `width` pixels wide."""
    inside = max(width - 2 * EDGE, sum(LEAST))
    columns = [max(inside * share, least) for share, least in zip(SHARES, LEAST, strict=False)]
    columns.append(inside - sum(columns))
    lefts = [EDGE + sum(columns[:number]) for number in range(4)]
    heads = [QCoreApplication.translate("Table", head) for head in HEADS]
    tiles = [
        Tile(Kind.HEAD, QRectF(left, EDGE, wide, HEAD), head)
        for left, wide, head in zip(lefts, columns, heads, strict=True)
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
                rect = QRectF(lefts[column], tops[number], columns[column], bottom - tops[number])
                label = fonts.laid_out(text, "chip", columns[column] - 2 * PAD)
                tiles.append(Tile(Kind.CELL, rect, text, row=number, column=column, official=row.official, label=label))
        for column, flow in zip((THREAT, CONTROLS), flows[number], strict=True):
            rect = QRectF(lefts[column], tops[number], columns[column], tops[number + 1] - tops[number])
            tiles.append(Tile(Kind.CELL, rect, "", official=row.official))
            tiles += _chips(flow, rect.topLeft(), number, column, official=row.official)
    size = QSizeF(inside + 2 * EDGE, tops[-1] + EDGE)
    count = max((tile.column for tile in tiles), default=0) + 1
    named = [*heads, *([heads[CONTROLS]] * (count - len(heads)))]
    return Scene(size, tiles, column_heads=named, row_heads=[row.threat.text for row in rows])


def _tops(
    rows: Sequence[MatrixRow], flows: Sequence[tuple[_Flow, _Flow]], columns: Sequence[float], fonts: Fonts
) -> list[float]:
    """Where each row begins, and where the last one ends; cells that span rows make the last of them higher."""
    heights = [max(threat.height, controls.height) for threat, controls in flows]
    for number, row in enumerate(rows):
        for column, text in ((0, row.asset), (1, row.surface)):
            span = min(row.spans[column], len(rows) - number)
            if span:
                needed = fonts.laid_out(text, "chip", columns[column] - 2 * PAD).size().height() + 2 * PAD
                heights[number + span - 1] += max(0.0, needed - sum(heights[number : number + span]))
    tops = [EDGE + HEAD]
    for height in heights:
        tops.append(tops[-1] + height)
    return tops


def _flow(parts: Sequence[Part], width: float, fonts: Fonts, font: str) -> _Flow:
    """The parts one after the other; a set that is added, and each party, begins a line of its own."""
    flow = _Flow()
    x, y, room, before, line = PAD, PAD, width - PAD, "", CHIP
    for part in parts:
        is_word = not part.slug and len(parts) > 1
        text = f"{part.text} ({part.note})" if part.note else part.text
        name, sides = (font, CHIP_SIDES) if part.slug else ("small" if is_word else "chip", 1.0)
        wide = min(fonts.width(text, name) + sides + 1, room - PAD)
        if x > PAD and (is_word or x + wide > room):
            x, y, line = PAD, y + line + GAP, CHIP
        label = fonts.laid_out(text, name, wide - sides)
        line = max(line, label.size().height() + CHIP - fonts.height[name])
        flow.places.append((part, QRectF(x, y, wide, max(CHIP, line)), before, label, name))
        before = part.text if is_word else ""
        x += wide + GAP
    flow.height = y + line + PAD
    return flow


def _chips(flow: _Flow, corner: QPointF, row: int, first: int, *, official: bool) -> list[Tile]:
    """The tiles of a cell. Words that stand alone in it are read out as well."""
    tiles = []
    column = first
    alone = not any(part.slug for part, *_ in flow.places)
    for part, place, before, label, font in flow.places:
        rect = place.translated(corner)
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
