"""The menu *File > Open recent*: the editions that were opened before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from aixreader.errors import shortened
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.shelf_controller import ShelfController

if TYPE_CHECKING:
    from aixreader.pages.shelf_part import ShelfRow

MAX_ENTRIES = 9
"""As many as there are digits to choose one by."""
MAX_TITLE_LENGTH = 40


class RecentMenu(QObject):
    """Fills the menu when it is opened; it stands above the way back to the edition that comes with the reader."""

    def __init__(self, context: ReaderContext, shelf: ShelfController) -> None:
        super().__init__(context)
        self._context = context
        self._shelf = shelf
        self.menu = QMenu(self.tr("Open &recent"), context.window)
        self.menu.aboutToShow.connect(self.fill)
        file = context.actions.menu_of("file")
        file.insertMenu(context.actions["open_shipped"], self.menu)
        file.aboutToShow.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        has_entries = bool(self._shelf.shelf.entries) and self._context.settings_model.may_open
        self.menu.menuAction().setEnabled(has_entries)

    @Slot()
    def fill(self) -> None:
        """List the editions, the one opened last first; the one that is open is checked."""
        self.menu.clear()
        rows = [row for row in self._shelf.facts().rows if row.name]
        for number, row in enumerate(rows[:MAX_ENTRIES], 1):
            self._add(f"&{number} {row_text(row)}", row)

    def _add(self, text: str, row: ShelfRow) -> None:
        action = self.menu.addAction(text)
        action.setCheckable(row.is_open)
        action.setChecked(row.is_open)
        action.setEnabled(not row.is_open)
        action.triggered.connect(lambda _checked=False: self._shelf.open(row.name))


def row_text(row: ShelfRow) -> str:
    """Title, date and place, in one line."""
    parts = [shortened(row.title, MAX_TITLE_LENGTH), row.date[:10], row.place]
    return " · ".join(part for part in parts if part).replace("&", "&&")
