"""The list of visits, grouped by day, the latest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from typing_extensions import override

from aixreader.ui.base.filtered_list import ENTRY
from aixreader.userdata.records import Visit

VISIT = ENTRY
Index = QModelIndex | QPersistentModelIndex
MAX_VISITS = 5000


class HistoryModel(QAbstractListModel):
    """Rows are visits, and the days as headings, which cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visits: tuple[Visit, ...] = ()
        self._words: tuple[str, ...] = ()
        self._rows: list[Visit | str] = []
        self._today = date.min

    def show(self, visits: Iterable[Visit], today: date) -> None:
        """List `visits`, which are sorted by time, the latest first; `today` and the day before have names."""
        self._visits, self._today = tuple(visits)[:MAX_VISITS], today
        self._rebuild_rows()

    @Slot(str)
    def set_filter(self, text: str) -> None:
        """List the visits whose title or section's id contains all words of `text`."""
        from aixreader.knowledge.section_names import filter_words

        self._words = filter_words(text)
        self._rebuild_rows()

    def visit(self, index: Index) -> Visit | None:
        """The visit at `index`, None for a day."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, Visit) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
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
            return f"{row.title}, {time_text(row)}"
        return row if role == VISIT else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.visit(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _rebuild_rows(self) -> None:
        self.beginResetModel()
        self._rows = []
        day: date | None = None
        for visit in self._visits:
            if all(word in f"{visit.title} {visit.section}".casefold() for word in self._words):
                read = _local(visit.when).date()
                if read != day:
                    day = read
                    self._rows.append(self._day_name(day))
                self._rows.append(visit)
        self.endResetModel()

    def _day_name(self, day: date) -> str:
        before = (self._today - day).days
        if before == 0:
            return self.tr("Today")
        if before == 1:
            return self.tr("Yesterday")
        return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def time_text(visit: Visit) -> str:
    """The time of day of a visit as HH:MM, in local time."""
    return f"{_local(visit.when):%H:%M}"


def _local(when: str) -> datetime:
    """An ISO 8601 time in local time; 1970-01-01 for an invalid one."""
    try:
        return datetime.fromisoformat(when).astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime(1970, 1, 1).astimezone()
