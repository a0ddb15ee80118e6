"""The sidebar's model: pages and their headings as a tree, from plain items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from aixreader.ui.base.list_items import ADDRESS, ROLE

Index = QModelIndex | QPersistentModelIndex


class Item(Protocol):
    """What the model needs to know of a page or heading."""

    @property
    def title(self) -> str:
        """What is shown."""

    @property
    def role(self) -> str | None:
        """Threat, control and so on, where it has a role."""

    @property
    def address(self) -> str:
        """Where it leads."""

    @property
    def children(self) -> Sequence[Item]:
        """The headings below it."""


@dataclass(frozen=True, slots=True)
class _Node:
    """An item with its place: `number` among all, `row` among its siblings, `parent` -1 at the top."""

    item: Item
    number: int
    row: int
    parent: int
    children: tuple[int, ...]


class ContentsModel(QAbstractItemModel):
    """The tree of an edition's pages and headings. Knows addresses, no content."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._top: tuple[int, ...] = ()
        self._places: dict[tuple[str, str], int] = {}

    def show_items(self, items: Sequence[Item]) -> None:
        """Show `items` in place of what was shown."""
        from aixreader.model.address import read_page_address

        self.beginResetModel()
        self._nodes = []
        self._top = self._place(items, -1)
        self._places = {}
        for node in self._nodes:
            place = read_page_address(node.item.address)
            if place is not None:
                self._places.setdefault(place, node.number)
        self.endResetModel()

    def index_of(self, address: str) -> QModelIndex:
        """Where `address` is shown; its page's top where the heading is not listed, nowhere for a page that is not."""
        from aixreader.model.address import read_page_address

        place = read_page_address(address)
        if place is None:
            return QModelIndex()
        number = self._places.get(place, self._places.get((place[0], ""), -1))
        return self._index(number)

    def address_at(self, index: Index) -> str:
        """Where the row at `index` leads, "" for none."""
        return self._nodes[index.internalId()].item.address if index.isValid() else ""

    def _place(self, items: Sequence[Item], parent: int) -> tuple[int, ...]:
        """Number `items` and all below them; nesting is as deep as a page's six levels of heading."""
        numbers = []
        for row, item in enumerate(items):
            number = len(self._nodes)
            numbers.append(number)
            self._nodes.append(_Node(item, number, row, parent, ()))
            children = self._place(item.children, number)
            self._nodes[number] = _Node(item, number, row, parent, children)
        return tuple(numbers)

    def _children(self, parent: Index) -> tuple[int, ...]:
        return self._nodes[parent.internalId()].children if parent.isValid() else self._top

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, 0, number) if number >= 0 else QModelIndex()

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # as Qt declares it
        children = self._children(parent)
        return self._index(children[row]) if column == 0 and 0 <= row < len(children) else QModelIndex()

    @override
    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() shares the name
        return self._index(self._nodes[child.internalId()].parent) if child.isValid() else QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return len(self._children(parent)) if parent.column() <= 0 else 0

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self._nodes[index.internalId()].item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.title}, {item.role}" if item.role else item.title
        return {ADDRESS: item.address, ROLE: item.role}.get(role)
