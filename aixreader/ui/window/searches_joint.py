"""Joins saved searches with the bookmarks, among which they are listed, and with printing; and the search with the
other editions of the shelf.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.undo_steps import FunctionStep
from aixreader.ui.search.other_results import OtherResults
from aixreader.ui.window.shelf_controller import ShelfController
from aixreader.ui.window.window_parts import WindowParts

if TYPE_CHECKING:
    from aixreader.services.search.other_editions import OtherEditions


class SearchesJoint(QObject):
    """Passes requests of one part on to another."""

    def __init__(
        self,
        context: ReaderContext,
        parts: WindowParts,
        shelf: ShelfController,
        other_editions: Callable[[], OtherEditions],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._search, self._marks, self._printing = parts.search, parts.marks, parts.printing
        self._printed = ""  # the query whose answer is to be printed
        panel = parts.marks.bookmarks_panel
        panel.search_chosen.connect(self._search.search_for)
        panel.search_removal_requested.connect(self._remove)
        panel.search_menu_requested.connect(self._on_menu_requested)
        self._search.saved_changed.connect(self._on_saved_changed)
        self._search.answered.connect(self._on_answered)
        self.others = OtherResults(context, self._search, other_editions, shelf.others)
        self.others.chosen.connect(shelf.open_section_beside)

    def menu(self, text: str) -> QMenu:
        """The context menu of the saved search `text`."""
        menu = self._context.actions.menu()
        menu.addAction(self.tr("&Open")).triggered.connect(lambda: self._search.search_for(text))
        menu.addAction(self.tr("&Copy")).triggered.connect(
            lambda: self._context.copy(text, self.tr("Search copied: {0}").format(text))
        )
        menu.addAction(self.tr("&Print or export…")).triggered.connect(lambda: self._print(text))
        menu.addSeparator()
        menu.addAction(self.tr("Re&move")).triggered.connect(lambda: self._remove([text]))
        return menu

    @Slot(str, QPoint)
    def _on_menu_requested(self, text: str, position: QPoint) -> None:
        self.menu(text).popup(position)

    @Slot()
    def _on_saved_changed(self) -> None:
        self._marks.bookmarks_panel.set_searches(self._search.history.saved)

    @Slot(list)
    def _remove(self, texts: list[str]) -> None:
        """Remove saved searches. To undo it puts them back where they were, before those that were saved since."""
        before = self._search.history.saved

        def remove() -> None:
            self._search.set_saved([text for text in self._search.history.saved if text not in texts])

        def put_back() -> None:
            self._search.set_saved((*before, *self._search.history.saved))

        remove()
        self._marks.repository.undo_steps.add(FunctionStep(put_back, remove))
        self._context.messages.status(self.tr("Removed (Ctrl+Z to undo): {0}").format(", ".join(texts)))
        self._context.actions.refresh()

    def _print(self, text: str) -> None:
        """Search, and open the print dialog once there are results."""
        self._printed = text
        self._search.search_for(text)

    @Slot(str)
    def _on_answered(self, query: str) -> None:
        wanted, self._printed = self._printed, ""
        answer = self._search.answer
        if not wanted or query != wanted or answer is None:
            return
        if answer.hits:
            self._printing.show("results")
        else:
            self._context.messages.status(self.tr("Nothing to print: no section is found."))
