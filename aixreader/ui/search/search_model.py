"""The list model of the search panel: results, or searches to start where the field is empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aixreader.ui.search.result_rows import (
    FoldRow,
    QueryRow,
    ResultRow,
    Row,
    TitleRow,
    grouped_rows,
    mark_rows,
    other_row,
    ranked_rows,
)

if TYPE_CHECKING:
    from aixreader.search.answer import Hit
    from aixreader.services.marks.mark_search import FoundMarks
    from aixreader.services.search.other_editions import OtherAnswer

from typing_extensions import override

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class SearchModel(QAbstractListModel):
    """Titles are not selectable. The user's own notes and bookmarks that match come behind the sections, under titles,
    and last what other editions have, which is found later: nothing moves then.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._marks: FoundMarks | None = None
        self._others: tuple[OtherAnswer, ...] = ()
        self._rows: list[Row] = []
        self._grouped = True

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The sections that are listed, by rank."""
        return self._hits

    def show(self, hits: tuple[Hit, ...], marks: FoundMarks | None = None) -> None:
        """List `hits`, and `marks` under titles."""
        self._hits, self._marks, self._others = hits, marks, ()
        self._arrange()

    def show_others(self, others: tuple[OtherAnswer, ...]) -> None:
        """List what other editions have, under a title and folded, below what is listed already."""
        self._others = others
        rows = self._other_rows()
        if rows:
            count = len(self._rows)
            self.beginInsertRows(QModelIndex(), count, count + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def suggest(self, searches: Iterable[tuple[str, Sequence[str]]]) -> None:
        """List searches, each group with its title."""
        self._hits, self._marks, self._others = (), None, ()
        self.beginResetModel()
        self._rows = []
        for title, texts in searches:
            self._rows += [TitleRow(title), *map(QueryRow, texts)] if texts else []
        self.endResetModel()

    def set_grouped(self, *, grouped: bool) -> None:
        """List by page, or by rank alone."""
        self._grouped = grouped
        if self._hits or self._others:
            self._arrange()

    def toggle_fold(self, row: int) -> int:
        """List the results that the fold in `row` stands for, or fold them again; returns the row to select then."""
        fold = self._rows[row]
        assert isinstance(fold, FoldRow)  # noqa: S101  # the callers have asked
        count, is_above = len(fold.rest), bool(fold.label)
        first = row + 1 if is_above else row - count if fold.is_open else row
        if fold.is_open:
            self.beginRemoveRows(QModelIndex(), first, first + count - 1)
            del self._rows[first : first + count]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, first + count - 1)
            self._rows[first:first] = fold.rest
            self.endInsertRows()
        changed = row if is_above else first if fold.is_open else first + count
        self._rows[changed] = replace(fold, is_open=not fold.is_open)
        self.dataChanged.emit(self.index(changed, 0), self.index(changed, 0), [Role.DisplayRole])
        return changed if fold.is_open else first

    def row(self, row: int) -> Row | None:
        """What is in `row`, None for no row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def hit(self, row: int) -> Hit | None:
        """The hit in `row`, None for another kind of row, for one of another edition, or none."""
        entry = self.row(row)
        return entry.hit if isinstance(entry, ResultRow) and not entry.edition else None

    def row_of(self, section: str) -> int:
        """The row of the section with the id `section`, -1 if it is not listed."""
        return next(
            (row for row in range(len(self._rows)) if (hit := self.hit(row)) is not None and hit.id == section),
            -1,
        )

    def next_row(self, row: int, by: int) -> int:
        """The selectable row `by` steps (1 or -1) from `row`, around the ends; -1 where there is none."""
        count = len(self._rows)
        for step in range(1, count + 1):
            at = (row + by * step) % count if row >= 0 else (step - 1 if by > 0 else count - step)
            if not isinstance(self._rows[at], TitleRow):
                return at
        return -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, ResultRow):
            return _result_data(row.hit, role)
        return self._label(row) if role in (Role.DisplayRole, Role.AccessibleTextRole) else None

    def _label(self, row: TitleRow | FoldRow | QueryRow) -> str:
        if isinstance(row, TitleRow):
            return row.title
        if isinstance(row, QueryRow):
            return row.text
        if row.label:
            return f"{'▾' if row.is_open else '▸'} {row.label}"
        if row.is_open:
            return self.tr("Show fewer")
        more = self.tr("{0} more on this page") if row.is_of_page else self.tr("{0} more")
        return more.format(len(row.rest))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], TitleRow):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = (grouped_rows if self._grouped else ranked_rows)(self._hits)
        if self._marks is not None:
            is_folded = not self._marks.is_alone
            self._rows += mark_rows(self.tr("Your notes"), self._marks.notes, is_folded=is_folded)
            self._rows += mark_rows(self.tr("Your bookmarks"), self._marks.bookmarks, is_folded=is_folded)
        self._rows += self._other_rows()
        self.endResetModel()

    def _other_rows(self) -> list[Row]:
        rows = [other_row(other, self._other_label(other)) for other in self._others]
        return [TitleRow(self.tr("Also in other editions")), *rows] if rows else []

    def _other_label(self, other: OtherAnswer) -> str:
        total, listed = other.answer.total, len(other.answer.hits)
        if total == 1:
            return self.tr("{0}: 1 section").format(other.name)
        text = self.tr("{0}: {1} sections") if total == listed else self.tr("{0}: {1} sections (first {2})")
        return text.format(other.name, total, listed)


def _result_data(hit: Hit, role: int) -> object:
    if role == Role.DisplayRole:
        return hit.title
    if role == Role.AccessibleTextRole:
        return ", ".join(part for part in (hit.title, hit.role, *hit.path[-1:], hit.snippet.text) if part)
    return " › ".join((*hit.path, hit.title)) if role == Role.ToolTipRole else None
