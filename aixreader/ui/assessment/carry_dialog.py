"""What has to be looked at before an assessment is carried over to the edition that is open.

Signals: `accepted_items(ids)` with what was ticked to hold still; `show_requested(row)` with a `CarriedItem`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aixreader.services.assessments.carrying import Carried, CarriedItem
from aixreader.ui.base.screen_fit import fit_to_screen

ITEM = Qt.ItemDataRole.UserRole
SIZE = QSize(720, 520)
"""Pixels."""
CONFIRMABLE = (Carried.REWORDED,)
"""States in which what was stated may hold as it is."""
ROW_HEIGHT = 26
"""Pixels."""
ORDER = (Carried.REWORDED, Carried.MERGED, Carried.GONE, Carried.NEW)


class CarryDialog(QDialog):
    """`items` are those of `ORDER`; `name_of(id)` names one, `title_of(slug)` a section. `kept` is how many stay as
    they are. It is deleted when it is closed.
    """

    accepted_items = Signal(list)
    show_requested = Signal(object)

    def __init__(
        self,
        items: Sequence[CarriedItem],
        kept: int,
        edition: str,
        name_of: Callable[[str], str],
        title_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Carry over to this edition"))
        fit_to_screen(self, SIZE)
        self.tree = QTreeWidget(self)
        text = self.tr(
            "The assessment was made with another edition than {0}. Tick what still holds as it was stated; the rest is"
            " kept, too, and can be looked at again later. {1} items stay as they are."
        )
        about = QLabel(text.format(edition, kept), self)
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        roles = QDialogButtonBox.ButtonRole
        self.show_button = self._buttons.addButton(self.tr("&Show the section"), roles.ActionRole)
        self.carry_button = self._buttons.addButton(self.tr("&Carry over"), roles.AcceptRole)
        self._fill(items, name_of, title_of)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._buttons)
        self.tree.currentItemChanged.connect(self._refresh)
        self.tree.itemActivated.connect(self._show_current)
        self.show_button.clicked.connect(self._show_current)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._refresh()

    def _fill(
        self, items: Sequence[CarriedItem], name_of: Callable[[str], str], title_of: Callable[[str], str]
    ) -> None:
        titles = {
            Carried.REWORDED: self.tr("Worded differently"),
            Carried.MERGED: self.tr("Became part of something else"),
            Carried.GONE: self.tr("No longer in the edition"),
            Carried.NEW: self.tr("New"),
        }
        tree = self.tree
        tree.setHeaderHidden(True)
        tree.setColumnCount(2)
        tree.setAccessibleName(self.tr("What to look at"))
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        ordered = sorted(items, key=lambda item: ORDER.index(item.state))
        for state, group in groupby(ordered, key=lambda item: item.state):
            rows = list(group)
            heading = QTreeWidgetItem(tree, [f"{titles[state]} ({len(rows)})"])
            heading.setSizeHint(0, QSize(0, ROW_HEIGHT))
            for item in rows:
                name = item.name if state is Carried.NEW else name_of(item.id)
                into = ", ".join(map(title_of, item.into))
                row = QTreeWidgetItem(heading, [name, f"→ {into}" if into else ""])
                row.setData(0, ITEM, item)
                row.setSizeHint(0, QSize(0, ROW_HEIGHT))
                row.setToolTip(0, name)
                if state in CONFIRMABLE:
                    row.setCheckState(0, Qt.CheckState.Unchecked)
        tree.expandAll()
        if (first := tree.topLevelItem(0)) is not None:
            tree.setCurrentItem(first.child(0))

    @property
    def confirmed(self) -> list[str]:
        """The ids of the items that were ticked."""
        return [item.id for item, row in self._rows() if row.checkState(0) is Qt.CheckState.Checked]

    def _rows(self) -> Iterator[tuple[CarriedItem, QTreeWidgetItem]]:
        for heading in (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())):
            assert heading is not None  # noqa: S101  # there are as many
            for row in (heading.child(index) for index in range(heading.childCount())):
                yield row.data(0, ITEM), row

    @property
    def _current(self) -> CarriedItem | None:
        item = self.tree.currentIndex().siblingAtColumn(0).data(ITEM)
        return item if isinstance(item, CarriedItem) else None

    @Slot()
    def _refresh(self) -> None:
        current = self._current
        self.show_button.setEnabled(current is not None and current.state is not Carried.GONE)

    @Slot()
    def _show_current(self) -> None:
        current = self._current
        if current is not None and current.state is not Carried.GONE:
            self.show_requested.emit(current)

    @Slot()
    def _on_accepted(self) -> None:
        self.accepted_items.emit(self.confirmed)
        self.accept()
