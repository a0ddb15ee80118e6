"""The button with the menu of sort orders of bookmarks.

Signals: `chosen()` when the user has chosen another order.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from aixreader.ui.marks.bookmarks_arrangement import SORTS


class SortButton(QToolButton):
    """`sort` is the order, one of `SORTS`."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (
            self.tr("&Manually"),
            self.tr("By &title"),
            self.tr("&Newest first"),
            self.tr("By position in the te&xt"),
        )
        menu, group = QMenu(self), QActionGroup(self)
        self._actions: dict[str, QAction] = {}
        for sort, title in zip(SORTS, titles, strict=True):
            action = self._actions[sort] = menu.addAction(title)
            action.setCheckable(True)
            action.triggered.connect(self.chosen)
            group.addAction(action)
        self.set_sort(SORTS[0])
        self.setText(self.tr("Sort"))
        self.setAccessibleName(self.tr("Sort bookmarks"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(menu)

    @property
    def sort(self) -> str:
        """The sort order, one of `SORTS`."""
        return next(sort for sort, action in self._actions.items() if action.isChecked())

    def set_sort(self, sort: str) -> None:
        """Set the order; an unknown name is ignored."""
        if sort in self._actions:
            self._actions[sort].setChecked(True)
