"""The tree of bookmarks and their folders, or the flat list of those that a filter leaves.

Signals: `moved(ids, folder, row)` when records were dropped into a folder ("" for the top), before its row `row` (-1
for the end); `renamed(id, title)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from aixreader.ui.base.list_items import ROLE
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Bookmark, Folder

RECORD = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 3
MIME = "application/x-aixreader-bookmarks"
Index = QModelIndex | QPersistentModelIndex
Entry = Folder | Bookmark
MOST_FOUND = 200
"""So many rows are shown of what a filter leaves."""
SORTS = ("hand", "title", "date", "text")
"""By hand, by title, newest first, in the order of the edition's text."""


@dataclass(slots=True)
class _Node:
    number: int
    entry: Entry
    parent: _Node | None
    row: int
    children: list[_Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the marks is shown, and how: a filter's `words`, `sort` (one of `SORTS`), the `order` of sections in the
    edition's text, their `roles`, and the `states` of marks that are not as they were.
    """

    words: tuple[str, ...] = ()
    sort: str = "hand"
    order: Mapping[str, int] = field(default_factory=dict)
    roles: Callable[[str], str | None] = lambda _section: None
    states: Mapping[str, str] = field(default_factory=dict)


class BookmarksModel(QAbstractItemModel):
    """Rows are records; the view asks for `RECORD`, the mark of its section by `ROLE`, and what became of it by
    `STATE`.
    """

    moved = Signal(list, str, int)
    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[_Node] = []
        self._numbered: list[_Node] = []
        self._nodes: dict[str, _Node] = {}
        self._shown = Shown()
        self.found = 0  # by the filter, shown or not
        self._held: dict[str, list[Entry]] = {}
        self._texts: list[tuple[Bookmark, str]] = []
        self._sort = ""  # how the texts are sorted

    def take(self, marks: Collection) -> None:
        """Take in `marks`, to be shown."""
        self._held = {}
        entries: tuple[Entry, ...] = (*marks.folders, *marks.bookmarks)
        for entry in entries:
            self._held.setdefault(marks.parent_of(entry), []).append(entry)
        self._texts = [(mark, _text(mark, marks)) for mark in marks.bookmarks]
        self._sort = ""

    def show(self, shown: Shown) -> None:
        """Show what was taken in."""
        self.beginResetModel()
        self._shown = shown
        self._nodes, self._numbered = {}, []
        if shown.words:
            found = self._in_order(shown)
            for word in shown.words:
                found = [pair for pair in found if word in pair[1]]
            self.found = len(found)
            self._top = self._rows([mark for mark, _ in found[:MOST_FOUND]], None)
        else:
            self._top = self._tree("", None)
        self.endResetModel()

    def _in_order(self, shown: Shown) -> list[tuple[Bookmark, str]]:
        """All bookmarks with their texts as they are sorted; that takes longer than to filter them."""
        if self._sort != shown.sort:
            self._sort = shown.sort
            texts = {mark.id: text for mark, text in self._texts}
            marks = self._sorted([mark for mark, _ in self._texts])
            self._texts = [(mark, texts[mark.id]) for mark in marks if isinstance(mark, Bookmark)]
        return self._texts

    @property
    def can_move(self) -> bool:
        """Whether rows stand where the user put them."""
        return self._shown.sort == "hand" and not self._shown.words

    def index_of(self, name: str) -> QModelIndex:
        """Where the record with the id `name` is shown."""
        node = self._nodes.get(name)
        return self.createIndex(node.row, 0, node.number) if node is not None else QModelIndex()

    def entry(self, index: Index) -> Entry | None:
        """The record at `index`."""
        node = self._node(index)
        return node.entry if node is not None else None

    def count(self) -> int:
        """How many rows there are, open or not."""
        return len(self._nodes)

    def _tree(self, folder: str, parent: _Node | None) -> list[_Node]:
        """The rows in `folder`; folders that lie in each other are shown nowhere."""
        held = self._sorted(self._held.get(folder, []))
        rows = self._rows([each for each in held if each.id not in self._nodes], parent)
        for node in rows:
            if isinstance(node.entry, Folder):
                node.children = self._tree(node.entry.id, node)
        return rows

    def _rows(self, entries: Sequence[Entry], parent: _Node | None) -> list[_Node]:
        rows = [_Node(len(self._numbered) + row, entry, parent, row) for row, entry in enumerate(entries)]
        self._numbered += rows
        self._nodes.update((node.entry.id, node) for node in rows)
        return rows

    def _sorted(self, entries: list[Entry] | list[Bookmark]) -> list[Entry]:
        """Folders come first unless the user puts them elsewhere."""
        order, last = self._shown.order, len(self._shown.order)
        if self._shown.sort == "title":
            return sorted(entries, key=lambda each: (isinstance(each, Bookmark), each.title.casefold().lstrip("#")))
        if self._shown.sort == "date":
            newest = sorted(entries, key=lambda each: each.created, reverse=True)
            return sorted(newest, key=lambda each: isinstance(each, Bookmark))
        if self._shown.sort == "text":
            return sorted(
                entries,
                key=lambda each: (1, order.get(each.section, last)) if isinstance(each, Bookmark) else (0, each.place),
            )
        return sorted(entries, key=lambda each: (each.place, each.created, each.id))

    def _node(self, index: Index) -> _Node | None:
        number = index.internalId() if index.isValid() else -1
        return self._numbered[number] if 0 <= number < len(self._numbered) else None

    def _children(self, parent: Index) -> list[_Node]:
        node = self._node(parent)
        return node.children if node is not None else self._top

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # as Qt declares it
        children = self._children(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    @override
    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() shares the name
        node = self._node(child)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, 0, node.parent.number)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return len(self._children(parent)) if parent.column() <= 0 else 0

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.title
        if role == RECORD:
            return entry
        return self._bookmark_data(entry, role) if isinstance(entry, Bookmark) else self._folder_data(entry, role)

    def _folder_data(self, folder: Folder, role: int) -> object:
        return self.tr("{0}, folder").format(folder.title) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _bookmark_data(self, mark: Bookmark, role: int) -> object:
        kind, state = self._shown.roles(mark.section), self._shown.states.get(mark.id, "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (mark.title, mark.quote, mark.edition) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (mark.title, kind, state, *mark.tags) if part)
        return {ROLE: kind, STATE: state}.get(role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index)
        title = " ".join(str(value).split())[:500]
        if entry is None or role != Qt.ItemDataRole.EditRole or not title or title == entry.title:
            return False
        self.renamed.emit(entry.id, title)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        drop = Qt.ItemFlag.ItemIsDropEnabled if self.can_move else Qt.ItemFlag.NoItemFlags
        if entry is None:
            return drop
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        if self.can_move:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | drop if isinstance(entry, Folder) else flags

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        names = [entry.id for index in indexes if (entry := self.entry(index)) is not None]
        data.setData(MIME, "\n".join(names).encode())
        return data

    @override
    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        if not data.hasFormat(MIME) or not self.can_move or action == Qt.DropAction.IgnoreAction:
            return False
        names = bytes(data.data(MIME).data()).decode().split("\n")
        entry = self.entry(parent)
        self.moved.emit(names, entry.id if isinstance(entry, Folder) else "", row)
        return False  # the rows are made anew from what is kept; the view must not remove any


def _text(mark: Bookmark, marks: Collection) -> str:
    """What a filter looks through."""
    folder = marks.find(Folder, mark.folder)
    return " ".join((mark.title, mark.section, *mark.tags, folder.title if folder else "")).casefold()
