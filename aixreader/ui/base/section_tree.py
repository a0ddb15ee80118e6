"""A tree of sections with a check box for each, as dialogs show it. Its `itemChanged` tells of each check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.ui.base.style import outlined

ID = Qt.ItemDataRole.UserRole
"""The section id of a row."""


class _BoxDelegate(QStyledItemDelegate):
    """Draws boxes whose outline can be seen: the view's own ground is too near to it."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.palette = outlined(option.palette)


class SectionTree(QTreeWidget):
    """Shows `contents`; nothing is checked at first. `name` is its accessible name."""

    def __init__(self, contents: Iterable[ContentsItem], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setItemDelegate(_BoxDelegate(self))
        self.setAccessibleName(name)
        queue: list[tuple[ContentsItem, QTreeWidget | QTreeWidgetItem]] = [(item, self) for item in contents]
        for entry, parent_row in queue:
            row = QTreeWidgetItem(parent_row, [entry.title])
            row.setData(0, ID, entry.id)
            row.setCheckState(0, Qt.CheckState.Unchecked)
            queue += [(child, row) for child in entry.children]

    @property
    def ticked(self) -> list[str]:
        """The ids of the sections that are checked, in the order of the contents."""
        return [str(row.data(0, ID)) for row in self.rows() if row.checkState(0) == Qt.CheckState.Checked]

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """All rows, in the order of the contents."""
        pending = [self.topLevelItem(number) for number in reversed(range(self.topLevelItemCount()))]
        while pending:
            row = pending.pop()
            if row is not None:
                yield row
                pending += [row.child(number) for number in reversed(range(row.childCount()))]
