"""The tree of bookmarks and folders, or a flat list of the bookmarks that match a filter.

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
MAX_TITLE_LENGTH = 500
MAX_MATCHES_SHOWN = 200
"""Rows shown of the matches of a filter."""
SORTS = ("hand", "title", "date", "text")
"""By position, by title, newest first, in the order of the edition's text; stored in the session state."""


@dataclass(slots=True)
class _Node:
    number: int
    entry: Entry
    parent: _Node | None
    row: int
    children: list[_Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BookmarksView:
    """How bookmarks are shown: the `words` of a filter, `sort` (one of `SORTS`), the `order` of sections in the text by
    id, `roles(section)`, and the review's `states` by id of the mark.
    """

    words: tuple[str, ...] = ()
    sort: str = "hand"
    order: Mapping[str, int] = field(default_factory=dict)
    roles: Callable[[str], str | None] = lambda _section: None
    states: Mapping[str, str] = field(default_factory=dict)


class BookmarksModel(QAbstractItemModel):
    """Rows are records: `RECORD` is the record, `ROLE` the role of its section, `STATE` the result of the review."""

    moved = Signal(list, str, int)
    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[_Node] = []
        self._numbered: list[_Node] = []
        self._nodes: dict[str, _Node] = {}
        self._view = BookmarksView()
        self.match_count = 0  # of the filter, shown or not
        self._entries: dict[str, list[Entry]] = {}
        self._texts: list[tuple[Bookmark, str]] = []
        self._sort = ""  # how the texts are sorted

    def set_marks(self, marks: Collection) -> None:
        """Set the bookmarks and folders; `show` updates the rows."""
        self._entries = {}
        entries: tuple[Entry, ...] = (*marks.folders, *marks.bookmarks)
        for entry in entries:
            self._entries.setdefault(marks.parent_of(entry), []).append(entry)
        self._texts = [(mark, _text(mark, marks)) for mark in marks.bookmarks]
        self._sort = ""

    def show(self, view: BookmarksView) -> None:
        """Update the rows."""
        self.beginResetModel()
        self._view = view
        self._nodes, self._numbered = {}, []
        if view.words:
            matches = self._in_order(view)
            for word in view.words:
                matches = [pair for pair in matches if word in pair[1]]
            self.match_count = len(matches)
            self._top = self._rows([mark for mark, _ in matches[:MAX_MATCHES_SHOWN]], None)
        else:
            self._top = self._tree("", None)
        self.endResetModel()

    def _in_order(self, view: BookmarksView) -> list[tuple[Bookmark, str]]:
        """All bookmarks with their texts, sorted. The order is cached: sorting takes longer than filtering."""
        if self._sort != view.sort:
            self._sort = view.sort
            texts = {mark.id: text for mark, text in self._texts}
            marks = self._sorted([mark for mark, _ in self._texts])
            self._texts = [(mark, texts[mark.id]) for mark in marks if isinstance(mark, Bookmark)]
        return self._texts

    @property
    def can_move(self) -> bool:
        """Whether rows can be moved: they are sorted by position, and not filtered."""
        return self._view.sort == "hand" and not self._view.words

    def index_of(self, name: str) -> QModelIndex:
        """The index of the record with the id `name`; invalid where it is not shown."""
        node = self._nodes.get(name)
        return self.createIndex(node.row, 0, node.number) if node is not None else QModelIndex()

    def entry(self, index: Index) -> Entry | None:
        """The record at `index`."""
        node = self._node(index)
        return node.entry if node is not None else None

    def count(self) -> int:
        """The number of rows, those in collapsed folders included."""
        return len(self._nodes)

    def _tree(self, folder: str, parent: _Node | None) -> list[_Node]:
        """The rows in `folder`."""
        rows = self._rows(self._sorted(self._entries.get(folder, [])), parent)
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
        """Folders come first, except in the order by hand."""
        order, last = self._view.order, len(self._view.order)
        if self._view.sort == "title":
            return sorted(entries, key=lambda each: (isinstance(each, Bookmark), each.title.casefold().lstrip("#")))
        if self._view.sort == "date":
            newest = sorted(entries, key=lambda each: each.created, reverse=True)
            return sorted(newest, key=lambda each: isinstance(each, Bookmark))
        if self._view.sort == "text":
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
        kind, state = self._view.roles(mark.section), self._view.states.get(mark.id, "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (mark.title, mark.quote, mark.edition) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (mark.title, kind, state, *mark.tags) if part)
        return {ROLE: kind, STATE: state}.get(role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index)
        title = " ".join(str(value).split())[:MAX_TITLE_LENGTH]
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
        return False  # the model is reset once the change is saved; the view must not remove rows


def _text(mark: Bookmark, marks: Collection) -> str:
    """The text that a filter searches, case-folded."""
    folder = marks.find(Folder, mark.folder)
    return " ".join((mark.title, mark.section, *mark.tags, folder.title if folder else "")).casefold()
