"""The model of the list of a clone's revisions: those that hold all words of a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

if TYPE_CHECKING:
    from aixreader.services.editions.clone_listing import Revision

Index = QModelIndex | QPersistentModelIndex
REVISION = Qt.ItemDataRole.UserRole + 1
"""The `Revision` of a row."""
SHORT = 10
T = QT_TRANSLATE_NOOP
NO_PARENT = QModelIndex()
COLUMNS: tuple[tuple[str, Callable[[Revision], str]], ...] = (
    (T("Revisions", "Date"), lambda revision: revision.date[:10]),
    (T("Revisions", "Revision"), lambda revision: revision.commit[:SHORT]),
    (T("Revisions", "Subject"), lambda revision: revision.subject),
    (T("Revisions", "Branches and tags"), lambda revision: revision.names),
)
SUBJECT = 2


class RevisionsModel(QAbstractTableModel):
    """Shows `Revision`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: list[str] = []
        self._all: tuple[Revision, ...] = ()
        self._rows: list[Revision] = []
        self._words: list[str] = []

    def show(self, revisions: Sequence[Revision]) -> None:
        """List these."""
        self._all = tuple(revisions)
        self._texts = [f"{each.date} {each.commit} {each.subject} {each.names}".casefold() for each in self._all]
        self._select()

    def filter(self, text: str) -> None:
        """List only those with all words of `text` in their date, id, subject, branches or tags."""
        self._words = text.casefold().split()
        self._select()

    def _select(self) -> None:
        self.beginResetModel()
        pairs = zip(self._all, self._texts, strict=True)
        self._rows = [each for each, text in pairs if all(word in text for word in self._words)]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return QCoreApplication.translate("Revisions", COLUMNS[section][0])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        revision = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()][1](revision)
        if role == Qt.ItemDataRole.AccessibleTextRole and not index.column():
            return ", ".join(filter(None, (text(revision) for _, text in COLUMNS)))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == SUBJECT:
            from html import escape

            return f"<p>{escape(revision.subject)}</p>"
        return revision if role == REVISION else None
