"""The list of highlights and notes, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from typing_extensions import override

from aixreader.ui.base.filtered_list import ENTRY
from aixreader.userdata.records import Annotation

NOTE = ENTRY
STATE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class NotesModel(QAbstractListModel):
    """Rows are annotations; `STATE` is the result of the review."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Annotation] = ()
        self._texts: list[str] = []
        self._rows: list[Annotation] = []
        self._states: Mapping[str, str] = {}
        self._words: tuple[str, ...] = ()

    def show(self, marks: Sequence[Annotation], states: Mapping[str, str]) -> None:
        """List the `marks` that match the filter; `states` are results of the review by id."""
        self._all, self._states = marks, states
        self._texts = [f"{mark.quote} {mark.note} {mark.title} {mark.section}".casefold() for mark in marks]
        self._rebuild_rows()

    @Slot(str)
    def set_filter(self, text: str) -> None:
        """List the annotations that contain all words of `text`."""
        from aixreader.knowledge.section_names import filter_words

        self._words = filter_words(text)
        self._rebuild_rows()

    def note(self, index: Index) -> Annotation | None:
        """The annotation at `index`."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, name: str) -> QModelIndex:
        """The index of the annotation with the id `name`; invalid where it is not listed."""
        row = next((row for row, mark in enumerate(self._rows) if mark.id == name), -1)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mark = self.note(index)
        if mark is None:
            return None
        state = self._states.get(mark.id, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.quote or mark.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (mark.title, mark.edition) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (mark.title, mark.quote, mark.note, mark.colour, state) if part)
        return {NOTE: mark, STATE: state}.get(role)

    def _rebuild_rows(self) -> None:
        self.beginResetModel()
        self._rows = [
            mark for mark, text in zip(self._all, self._texts, strict=True) if all(word in text for word in self._words)
        ]
        self.endResetModel()
