"""Lays out the elements face: a tile for each threat and control, in blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, QSizeF

from aixreader.knowledge.threat_graph import FAMILIES, Node, ThreatGraph
from aixreader.ui.table.fonts import Fonts, Label
from aixreader.ui.table.scene import Kind, Scene, Tile

WIDTH, MIN_HEIGHT = 106.0, 71.0
"""Size of a tile in pixels, as all measures here; those of one role are as high as their longest name needs."""
GAP = 5.0
BLOCK_GAP = 22.0
TITLE = 24.0
EDGE = 16.0
INSIDE = 8.0
NAME_TOP = 29.0
"""The top of the name, below the symbol."""
NAME_BOTTOM = 3.0
"""The room below the name."""
T = QT_TRANSLATE_NOOP
TITLES = {
    ("threat", "input"): T("Table", "Input threats"),
    ("threat", "development"): T("Table", "Development-time threats"),
    ("threat", "runtime"): T("Table", "Runtime threats"),
    ("threat", "other"): T("Table", "Other threats"),
    ("control", "governance"): T("Table", "Governance controls"),
    ("control", "data"): T("Table", "Data limitation"),
    ("control", "behaviour"): T("Table", "Limit unwanted behaviour"),
    ("control", "input"): T("Table", "Controls against input threats"),
    ("control", "development"): T("Table", "Development-time controls"),
    ("control", "runtime"): T("Table", "Runtime controls"),
    ("control", "other"): T("Table", "Other controls"),
}
NOT_STATED = T("Table", "not stated")
BOTH = T("Table", "and")
ALL_FORMS = T("Table", "{0}, all forms")


@dataclass(frozen=True, slots=True)
class Block:
    """A group of tiles under its title. `min_columns` is for the width of the title, `height` that of a tile."""

    title: str
    nodes: tuple[Node, ...]
    min_columns: int = 1
    height: float = MIN_HEIGHT

    def columns(self, rows: int) -> int:
        """The number of columns with at most `rows` rows."""
        return max(self.min_columns, -(-len(self.nodes) // rows))


def blocks_of(graph: ThreatGraph, grouping: str) -> tuple[Block, ...]:
    """Threats by family, with the groups that are one threat in the official table, then controls by `grouping`:
    "family", "when" or "who".
    """
    groups = [node for node in graph.nodes.values() if node.is_group and node.is_threat and node.in_table]
    threats = tuple(_by_family((*groups, *graph.threats), "threat"))
    if grouping == "family":
        return (*threats, *_by_family(graph.controls, "control"))
    groups_by_title: dict[str, list[Node]] = {}
    for node in graph.controls:
        words = node.when if grouping == "when" else node.facets.get("who", ())
        groups_by_title.setdefault(f" {_translated(BOTH)} ".join(words), []).append(node)
    order = sorted(groups_by_title, key=lambda title: (not title, title.casefold()))
    label = _translated(T("Table", "Controls: {0}"))
    return (
        *threats,
        *(Block(label.format(title or _translated(NOT_STATED)), tuple(groups_by_title[title])) for title in order),
    )


def lay_out_elements(graph: ThreatGraph, grouping: str, width: float, fonts: Fonts) -> Scene:
    """The scene for a canvas `width` pixels wide, with the blocks packed to the least height."""
    blocks = tuple(_sized(blocks_of(graph, grouping), fonts))
    room = max(width - 2 * EDGE, WIDTH)
    placements, height = _pack(blocks, room)
    tiles: list[Tile] = []
    for row, (block, (corner, columns)) in enumerate(zip(blocks, placements, strict=True)):
        tile_width = columns * (WIDTH + GAP) - GAP
        label = fonts.layout_text(block.title, "title", tile_width)
        tiles.append(Tile(Kind.TITLE, QRectF(corner.x(), corner.y(), tile_width, TITLE), block.title, label=label))
        tiles += _tiles(block, row, corner + QPointF(0, TITLE), columns, fonts)
    heads = [block.title for block in blocks]
    return Scene(QSizeF(max(width, WIDTH + 2 * EDGE), height), tiles, row_heads=heads)


def _sized(blocks: Sequence[Block], fonts: Fonts) -> Iterable[Block]:
    """The blocks with their columns and heights; those of a role, which are side by side, have tiles of one height."""
    heights = dict.fromkeys((True, False), MIN_HEIGHT)
    for block in blocks:
        for node in block.nodes:
            needed = NAME_TOP + _label(node, fonts).size().height() + NAME_BOTTOM
            heights[node.is_threat] = max(heights[node.is_threat], needed)
    for block in blocks:
        columns = int((fonts.width(block.title, "title") + GAP) // (WIDTH + GAP)) + 1
        yield replace(block, min_columns=columns, height=heights[block.nodes[0].is_threat])


def _name(node: Node) -> str:
    return _translated(ALL_FORMS).format(node.name) if node.is_group else node.name


def _label(node: Node, fonts: Fonts) -> Label:
    return fonts.layout_text(_name(node), "name", WIDTH - 1.5 * INSIDE)


def _tiles(block: Block, row: int, corner: QPointF, columns: int, fonts: Fonts) -> Iterable[Tile]:
    for index, node in enumerate(block.nodes):
        x = corner.x() + index % columns * (WIDTH + GAP)
        y = corner.y() + index // columns * (block.height + GAP)
        rect, label = QRectF(x, y, WIDTH, block.height), _label(node, fonts)
        yield Tile(Kind.ELEMENT, rect, _name(node), node.slug, row, index, official=node.in_table, label=label)


def _pack(blocks: Sequence[Block], room: float) -> tuple[list[tuple[QPointF, int]], float]:
    """The top left corner and the number of columns of each block, and the total height. Blocks are broken into rows in
    order; dynamic programming finds the breaks with the least height.
    """
    lowest: list[tuple[float, int, int]] = [
        (EDGE - BLOCK_GAP, 0, 0)
    ]  # height, first block of the last row of blocks, rows of tiles in it
    for end in range(1, len(blocks) + 1):
        ways = []
        for start in range(end):
            rows = _rows(blocks[start:end], room)
            if rows:
                tall = TITLE + rows * (blocks[start].height + GAP) - GAP
                ways.append((lowest[start][0] + BLOCK_GAP + tall, start, rows))
        lowest.append(min(ways))
    block_rows: list[tuple[int, int, int]] = []
    end = len(blocks)
    while end:
        _, start, rows = lowest[end]
        block_rows.append((start, end, rows))
        end = start
    placements: list[tuple[QPointF, int]] = []
    for start, end, rows in reversed(block_rows):
        x, y = EDGE, lowest[start][0] + BLOCK_GAP
        for block in blocks[start:end]:
            columns = min(block.columns(rows), _max_columns(room))
            placements.append((QPointF(x, y), columns))
            x += columns * (WIDTH + GAP) - GAP + BLOCK_GAP
    return placements, lowest[-1][0] + EDGE


def _max_columns(room: float) -> int:
    return max(1, int((room + GAP) // (WIDTH + GAP)))


def _rows(block_row: Sequence[Block], room: float) -> int:
    """The rows of tiles that these blocks need side by side; 0 if they do not fit, or are of different roles."""
    if len(block_row) == 1:
        return -(-len(block_row[0].nodes) // _max_columns(room))
    if len({block.nodes[0].is_threat for block in block_row}) > 1:
        return 0
    for rows in range(1, max(len(block.nodes) for block in block_row) + 1):
        tiles = sum(block.columns(rows) for block in block_row)
        if tiles * (WIDTH + GAP) - GAP * len(block_row) + BLOCK_GAP * (len(block_row) - 1) <= room:
            return rows
    return 0


def _by_family(nodes: Sequence[Node], role: str) -> Iterable[Block]:
    for family in FAMILIES:
        inside = tuple(node for node in nodes if node.family == family)
        if inside:
            yield Block(_translated(TITLES.get((role, family), TITLES[role, "other"])), inside)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Table", text)
