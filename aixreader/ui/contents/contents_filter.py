"""The contents as filtered by what the user typed: rows that match, and the way to them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel
from typing_extensions import override


class ContentsFilter(QSortFilterProxyModel):
    """Shows rows whose title holds the words as they stand or as its initials, with all that leads to them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setRecursiveFilteringEnabled(True)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._words

    def look_for(self, words: str) -> None:
        """Show what matches `words`; "" shows everything."""
        self.beginFilterChange()
        self._words = words.strip()
        self.endFilterChange()

    def matches(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the row of the contents at `index` matches by itself."""
        from aixreader.knowledge.fuzzy_match import match

        return not self._words or match(self._words, str(index.data()), scattered=False) is not None

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self.matches(self.sourceModel().index(source_row, 0, source_parent))
