"""The tree of bookmarks and folders with the saved searches at its end, or a list of what matches a filter.

Signals: `moved(ids, folder, row)` when records were dropped into a folder ("" for the top), before its row `row` (-1
for the end); `renamed(id, title)`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from typing_extensions import override

from aixreader.ui.base.dragged_names import pack_names, unpack_names
from aixreader.ui.base.list_items import ROLE
from aixreader.ui.marks.bookmarks_arrangement import Arrangement, BookmarksSource, BookmarksView, Entry
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Bookmark, Folder

RECORD = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 3
MIME = "application/x-aixreader-bookmarks"
Index = QModelIndex | QPersistentModelIndex
MAX_TITLE_LENGTH = 500
SEARCHES = "searches:"
"""The id of the row of saved searches, which is no record."""


class _FolderItem(QStandardItem):
    """A folder's row, with rows for its entries; an entry that is a bookmark needs no item."""

    def __init__(self, folder: str, rows: int) -> None:
        super().__init__()
        self.folder = folder
        self.setColumnCount(1)
        self.setRowCount(rows)


class BookmarksModel(QStandardItemModel):
    """Rows are records: `RECORD` is the record, `ROLE` the role of its section, `STATE` the result of the review.

    The structure is Qt's, which is asked for each of 50,000 rows when a view lays them out; only what is painted is
    asked of Python. Every row can be dragged, and dropped on: on a bookmark, to be placed after it.
    """

    moved = Signal(list, str, int)
    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = BookmarksView()
        self._source = BookmarksSource(Collection())
        self._arranged = Arrangement()
        self._items: dict[str, _FolderItem] = {}
        self._searches: tuple[str, ...] = ()

    @property
    def source(self) -> BookmarksSource:
        """The bookmarks and folders that were set."""
        return self._source

    @property
    def match_count(self) -> int:
        """The number of matches of the filter, shown or not."""
        return self._arranged.match_count

    def set_marks(self, marks: Collection) -> None:
        """Set the bookmarks and folders; `show` updates the rows."""
        self._source = BookmarksSource(marks)

    def set_searches(self, texts: Sequence[str]) -> None:
        """Set the saved searches, which `show` lists where no filter is set. They are neither moved nor renamed."""
        self._searches = tuple(texts)

    def show(self, view: BookmarksView, arranged: Arrangement | None = None) -> None:
        """Update the rows. `arranged` is what the source gives for the view, if a worker has computed it."""
        arranged = arranged or self._source.arrange(view)
        self.beginResetModel()
        self.blockSignals(True)  # else Qt tells of each step in between
        self.setRowCount(0)
        self._view, self._arranged, self._items = view, arranged, {}
        self.setColumnCount(1)
        self.setRowCount(len(arranged.children.get("", ())))
        pending = [""]
        while pending:
            folder = pending.pop()
            for entry in arranged.children.get(folder, ()):
                if isinstance(entry, Folder):
                    self._add_item(entry.id, folder, len(arranged.children.get(entry.id, ())))
                    pending.append(entry.id)
        if self._searches and not view.words:
            row = self.rowCount()
            self._items[SEARCHES] = _FolderItem(SEARCHES, len(self._searches))
            self.setItem(row, 0, self._items[SEARCHES])
        self.blockSignals(False)
        self.endResetModel()

    def _add_item(self, name: str, folder: str, rows: int) -> None:
        """Add the item of a folder to that of the folder around it, or to the top."""
        item = self._items[name] = _FolderItem(name, rows)
        row = self._arranged.rows[name]
        if folder:
            self._items[folder].setChild(row, 0, item)
        else:
            self.setItem(row, 0, item)

    @property
    def can_move(self) -> bool:
        """Whether rows can be moved: they are sorted by position, and not filtered."""
        return self._view.sort == "hand" and not self._view.words

    def index_of(self, name: str) -> QModelIndex:
        """The index of the record with the id `name`; invalid where it is not shown."""
        if name == SEARCHES and name in self._items:
            return self.indexFromItem(self._items[name])
        row = self._arranged.rows.get(name)
        if row is None:
            return QModelIndex()
        folder = self._items.get(self._arranged.folders[name])
        return self.index(row, 0, self.indexFromItem(folder) if folder is not None else QModelIndex())

    def entry(self, index: Index) -> Entry | None:
        """The record at `index`."""
        if not index.isValid():
            return None
        entries = self.entries(index.parent())
        return entries[index.row()] if index.row() < len(entries) else None

    def search_at(self, index: Index) -> str | None:
        """The saved search at `index`, None for another row."""
        is_search = index.isValid() and self._folder(index.parent()) == SEARCHES
        return self._searches[index.row()] if is_search and index.row() < len(self._searches) else None

    def is_searches(self, index: Index) -> bool:
        """Whether the saved searches are below `index`."""
        return self._folder(index) == SEARCHES

    def entries(self, parent: Index) -> Sequence[Entry]:
        """The records in a folder, in the order of its rows; those at the top for an invalid index."""
        return self._arranged.children.get(self._folder(parent), ())

    def name_of(self, index: Index) -> str:
        """The id of the row at `index`, `SEARCHES` for that of the saved searches."""
        entry = self.entry(index)
        return entry.id if entry is not None else self._folder(index)

    def path(self, index: Index) -> tuple[int, ...]:
        """The rows from the top down to `index`, by which indexes are in order."""
        rows: tuple[int, ...] = ()
        at = QModelIndex(index)
        while at.isValid():
            rows = (at.row(), *rows)
            at = at.parent()
        return rows

    def count(self) -> int:
        """The number of rows, those in collapsed folders included."""
        return len(self._arranged.rows)

    def _folder(self, index: Index) -> str:
        """The id of the folder at `index`, "" for none."""
        item = self.itemFromIndex(QModelIndex(index)) if index.isValid() else None
        return item.folder if isinstance(item, _FolderItem) else ""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return self._search_data(index, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.title
        if role == RECORD:
            return entry
        return self._bookmark_data(entry, role) if isinstance(entry, Bookmark) else self._folder_data(entry, role)

    def _search_data(self, index: Index, role: int) -> object:
        """The data of a saved search, and of the row above them."""
        text = self.tr("Saved searches") if self.is_searches(index) else self.search_at(index)
        if text is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        is_named = role == Qt.ItemDataRole.AccessibleTextRole and not self.is_searches(index)
        return self.tr("{0}, saved search").format(text) if is_named else text

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.entry(index) is None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return super().flags(index)

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
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return pack_names(MIME, [entry.id for index in indexes if (entry := self.entry(index)) is not None])

    @override
    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if parent.isValid() and self.entry(parent) is None:
            return False
        return data.hasFormat(MIME) and self.can_move and action != Qt.DropAction.IgnoreAction

    @override
    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        names = unpack_names(MIME, data)
        if isinstance(self.entry(parent), Bookmark):
            row, parent = parent.row() + 1, parent.parent()
        self.moved.emit(names, self._folder(parent), row)
        return False  # the model is reset once the change is saved; the view must not remove rows
