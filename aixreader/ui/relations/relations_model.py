"""The list model of the relations panel: headings, and under each the related sections of that kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from aixreader.knowledge.related_sections import RelatedGroup, RelatedSection

from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
ROOT = QModelIndex()
GROUP_SORTS = {"controls": "control groups", "threats": "threat groups"}
"""The sort of the groups among the rows of a sort."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The kind of the rows below it, their number, and a note on all of them, which they do not repeat."""

    title: str
    count: int
    note: str = ""


class RelationsModel(QAbstractListModel):
    """Rows are headings and related sections; headings are not selectable."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | RelatedSection] = []
        self._titles = {
            "controls": self.tr("Controls"),
            "control groups": self.tr("Groups of controls"),
            "threats": self.tr("Threats it answers"),
            "threat groups": self.tr("Groups of threats"),
            "tests": self.tr("Tests"),
            "groups": self.tr("Belongs to"),
            "members": self.tr("Members"),
            "standards": self.tr("Standards"),
            "links": self.tr("Linked from"),
        }

    def show_groups(self, groups: Sequence[RelatedGroup]) -> None:
        """Show the related sections of another section."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            for sort, rows in _without_groups(group):
                note = group.note if sort == group.sort else ""
                self._rows.append(Heading(self._titles[sort], len(rows), note))
                self._rows += [_without_note(row, group.note) for row in rows]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled
        row = index.data(ROW)
        return plain if isinstance(row, Heading) or not row.address else plain | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible_text(row)
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(row, Heading):
            return row.detail or None
        return None

    def _accessible_text(self, row: Heading | RelatedSection) -> str:
        if isinstance(row, Heading):
            return ", ".join(filter(None, (self.tr("{0}, {1} entries").format(row.title, row.count), row.note)))
        return ", ".join(filter(None, (row.title, row.role, row.detail)))


def _without_note(row: RelatedSection, note: str) -> RelatedSection:
    for line in note.splitlines():
        row = replace(row, detail=row.detail.removesuffix(f", {line}"))
    return row


def _without_groups(group: RelatedGroup) -> Iterator[tuple[str, list[RelatedSection]]]:
    """The rows by sort, without empty ones. Groups of controls or threats come for themselves: the periodic table and
    the command line count them apart as well.
    """
    own = GROUP_SORTS.get(group.sort)
    rows = [row for row in group.rows if own is None or not row.is_group]
    if rows:
        yield group.sort, rows
    if own is not None and len(rows) < len(group.rows):
        yield own, [row for row in group.rows if row.is_group]
