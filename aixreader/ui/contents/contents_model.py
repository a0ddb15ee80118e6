"""The tree model of the contents: pages and their headings, from plain items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from aixreader.ui.base.list_items import ADDRESS, BADGE, ROLE

HEADING = Qt.ItemDataRole.UserRole + 10
"""The heading of a row as the Exchange writes it."""

Index = QModelIndex | QPersistentModelIndex


class Item(Protocol):
    """A page or heading as the model sees it."""

    @property
    def title(self) -> str:
        """The text of the row."""

    @property
    def role(self) -> str | None:
        """The role, such as "threat" or "control"; None without one."""

    @property
    def address(self) -> str:
        """The address it links to."""

    @property
    def children(self) -> Sequence[Item]:
        """The headings below it."""

    @property
    def heading(self) -> str:
        """The heading as the Exchange writes it, by which the row is found as well."""


class _Node(NamedTuple):
    """An item with its index: `number` among all, `row` among its siblings; `parent` is the parent's number or -1.

    A named tuple is made faster than a frozen dataclass, and an edition has tens of thousands.
    """

    item: Item
    number: int
    row: int
    parent: int
    children: tuple[int, ...]


class ContentsModel(QAbstractItemModel):
    """The tree of an edition's pages and headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._top: tuple[int, ...] = ()
        self._numbers: dict[tuple[str, str], int] = {}
        self._badges: Mapping[str, str] = {}

    def show_items(self, items: Sequence[Item]) -> None:
        """Replace the tree by `items`."""
        from aixreader.model.address import read_page_address

        self.beginResetModel()
        self._nodes = []
        self._top = self._number_items(items, -1)
        self._numbers = {}
        for node in self._nodes:
            key = read_page_address(node.item.address)
            if key is not None:
                self._numbers.setdefault(key, node.number)
        self.endResetModel()

    def show_badges(self, badges: Mapping[str, str]) -> None:
        """Show a badge at the rows of these addresses; the texts say why."""
        self._badges = badges
        if self._nodes:
            self.dataChanged.emit(self._index(0), self._index(len(self._nodes) - 1), [BADGE])

    def index_of(self, address: str) -> QModelIndex:
        """The row of `address`; the row of its page if the heading is not listed, no index if the page is not."""
        from aixreader.model.address import read_page_address

        key = read_page_address(address)
        if key is None:
            return QModelIndex()
        number = self._numbers.get(key, self._numbers.get((key[0], ""), -1))
        return self._index(number)

    def address_at(self, index: Index) -> str:
        """The address of the row at `index`, "" for none."""
        return self._nodes[index.internalId()].item.address if index.isValid() else ""

    def _number_items(self, items: Sequence[Item], parent: int) -> tuple[int, ...]:
        """Number `items` and all below them; nesting is as deep as a page's six levels of heading."""
        numbers = []
        for row, item in enumerate(items):
            number = len(self._nodes)
            numbers.append(number)
            self._nodes.append(_Node(item, number, row, parent, ()))
            children = self._number_items(item.children, number)
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
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        badge = self._badges.get(item.address, "")
        if role == Qt.ItemDataRole.ToolTipRole:  # says what the marks mean
            kind = item.role.capitalize() if item.role else ""
            return "\n".join(filter(None, (item.title, kind, badge)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (item.title, item.role, badge)))
        if role == BADGE:
            return badge
        return {ADDRESS: item.address, ROLE: item.role, HEADING: item.heading}.get(role)
