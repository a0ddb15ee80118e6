"""The filter of the contents: rows that match the typed text, and their ancestors."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel
from typing_extensions import override

from aixreader.ui.contents.contents_model import HEADING


class ContentsFilter(QSortFilterProxyModel):
    """Accepts rows whose title contains the words, or has them as initials, and the ancestors of those rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setRecursiveFilteringEnabled(True)

    @property
    def words(self) -> str:
        """The filter text, "" for no filter."""
        return self._words

    def set_filter(self, words: str) -> None:
        """Show the rows that match `words`; "" shows all."""
        self.beginFilterChange()
        self._words = words.strip()
        self.endFilterChange()

    def matches(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the row of the contents at `index` matches by itself."""
        from aixreader.knowledge.fuzzy_match import match_title

        if not self._words:
            return True
        title, heading = str(index.data()), str(index.data(HEADING))
        return match_title(self._words, title, heading, scattered=False) is not None

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self.matches(self.sourceModel().index(source_row, 0, source_parent))
