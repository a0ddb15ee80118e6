"""The table for screen readers: rows and columns, each cell with its name, role, state and relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSizeF, Qt
from typing_extensions import override

from aixreader.knowledge.threat_graph import EdgeSource, Node, ThreatGraph
from aixreader.services.tables.emphasis import Emphasis
from aixreader.services.tables.table_layer import TableLayer
from aixreader.ui.table.scene import Scene, Tile

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MAX_NAMED = 12
"""Related threats or controls that a cell's description names; the rest are counted."""


class SceneModel(QAbstractTableModel):
    """The cells of a scene; cells without a tile are empty."""

    def __init__(self, graph: ThreatGraph, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._graph = graph
        self.scene = Scene(QSizeF(), ())
        self._emphasis = Emphasis(frozenset(), (), {})
        self.layer: TableLayer | None = None

    def show_scene(self, scene: Scene) -> None:
        """Show another scene."""
        self.beginResetModel()
        self.scene = scene
        self.endResetModel()

    def replace_scene(self, scene: Scene) -> None:
        """Replace the scene by one with the same cells at other positions."""
        self.scene = scene

    def show_emphasis(self, emphasis: Emphasis, changed: Iterable[Tile]) -> None:
        """Describe what is picked, related and filtered; `changed` are the tiles of which that is another."""
        self._emphasis = emphasis
        for index in map(self.index_of, changed):
            self.dataChanged.emit(index, index, [])

    def show_layer(self, layer: TableLayer | None) -> list[Tile]:
        """Describe what is laid over the tiles; returns those of which that is another."""
        before = self.layer.tiles if self.layer is not None else {}
        after = layer.tiles if layer is not None else {}
        self.layer = layer
        changed = [tile for tile in self.scene.reachable if before.get(tile.slug) != after.get(tile.slug)]
        for index in map(self.index_of, changed):
            self.dataChanged.emit(index, index, [])
        return changed

    def tile(self, index: Index) -> Tile | None:
        """The tile of a cell."""
        return self.scene.cells.get((index.row(), index.column())) if index.isValid() else None

    def index_of(self, tile: Tile | None) -> QModelIndex:
        """The cell of a tile."""
        return self.index(tile.row, tile.column) if tile is not None and tile.row >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.scene.row_count

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.scene.column_count

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        tile = self.tile(index)
        if tile is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tile = self.tile(index)
        if tile is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._name(tile)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._relations(tile)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        heads = self.scene.column_heads if orientation == Qt.Orientation.Horizontal else self.scene.row_heads
        return heads[section] if 0 <= section < len(heads) else None

    def _name(self, tile: Tile) -> str:
        """The accessible name of a cell."""
        text = f"{tile.text} ({tile.note})" if tile.note else tile.text
        parts = [f"{tile.before}: {text}" if tile.before else text]
        node = self._graph.nodes.get(tile.slug)
        if node is not None:
            parts.append(node.role)
            if not node.in_table:
                parts.append(self.tr("not in the official table"))
            parts += self._layer_texts(node.slug)
            parts += self._state(node)
        return ", ".join(parts)

    def _layer_texts(self, slug: str) -> list[str]:
        """What the layer says of a threat or control, and what the other one says."""
        mark = self.layer.tiles.get(slug) if self.layer is not None else None
        if mark is None:
            return []
        return [mark.text, self.tr("before: {0}").format(mark.was)] if mark.was else [mark.text]

    def _state(self, node: Node) -> list[str]:
        texts = {
            EdgeSource.TABLE: self.tr("related by the official table"),
            EdgeSource.SECTION: self.tr("related by its section"),
            EdgeSource.GROUP: self.tr("related through a group"),
        }
        if node.slug in self._emphasis.picked:
            return [self.tr("picked")]
        if node.slug not in self._emphasis.matching:
            return [self.tr("filtered out")]
        source = self._emphasis.related.get(node.slug)
        return [texts[source]] if source is not None else []

    def _relations(self, tile: Tile) -> str:
        """The accessible description: threats that a control answers, or controls that answer a threat."""
        node = self._graph.nodes.get(tile.slug)
        if node is None:
            return ""
        others = [self._graph.nodes[slug].name for slug in self._graph.of(tile.slug)]
        if not others:
            return self.tr("No relations stated")
        named = ", ".join(others[:MAX_NAMED])
        if len(others) > MAX_NAMED:
            named = self.tr("{0} and {1} more").format(named, len(others) - MAX_NAMED)
        return (self.tr("Answered by {0}") if node.is_threat else self.tr("Answers {0}")).format(named)
