"""The list model of search results: sections by rank, or grouped under the titles of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from aixreader.search.answer import Hit

from typing_extensions import override

HIT = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class SearchModel(QAbstractListModel):
    """Rows are hits, and titles of pages where they are grouped; titles are not selectable. The user's own notes that
    match come last, as a group of their own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._notes: tuple[Hit, ...] = ()
        self._rows: list[Hit | str] = []
        self._grouped = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The sections that are listed, by rank."""
        return self._hits

    def show(self, hits: tuple[Hit, ...], notes: tuple[Hit, ...] = ()) -> None:
        """List `hits`, and `notes` under a title."""
        self._hits, self._notes = hits, notes
        self._arrange()

    def set_grouped(self, *, grouped: bool) -> None:
        """List by page, or by rank alone."""
        self._grouped = grouped
        self._arrange()

    def hit(self, row: int) -> Hit | None:
        """The hit in `row`, None for a title or no row."""
        entry = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(entry, str) else entry

    def row_of(self, section: str) -> int:
        """The row of the section with the id `section`, -1 if it is not listed."""
        return next((row for row, hit in enumerate(self._rows) if not isinstance(hit, str) and hit.id == section), -1)

    def next_hit(self, row: int, by: int) -> int:
        """The row of the hit `by` steps (1 or -1) from `row`, around the ends; -1 where there is none."""
        count = len(self._rows)
        for step in range(1, count + 1):
            at = (row + by * step) % count if row >= 0 else (step - 1 if by > 0 else count - step)
            if self.hit(at) is not None:
                return at
        return -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.role, *row.path[-1:], row.snippet.text) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return " › ".join((*row.path, row.title))
        return row if role == HIT else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.hit(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _arrange(self) -> None:
        self.beginResetModel()
        if self._grouped:
            pages: dict[str, list[Hit]] = {}
            for hit in self._hits:
                pages.setdefault(hit.path[0] if hit.path else hit.title, []).append(hit)
            self._rows = []
            for page, hits in pages.items():
                self._rows += [page, *hits]
        else:
            self._rows = list(self._hits)
        if self._notes:
            self._rows += [self.tr("Your notes"), *self._notes]
        self.endResetModel()
