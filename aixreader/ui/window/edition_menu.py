"""The menu of editions that can stand beside the open one: those of the shelf, or any folder or archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from aixreader.pages.shelf_part import BUNDLED
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.recent_menu import row_text
from aixreader.ui.window.shelf_controller import ShelfController
from aixreader.ui.window.source_choice import SourceChoice


class EditionMenu(QObject):
    """Makes the menu; `chosen(content, edition)` is called with the source or the built edition, or with neither for
    the edition that comes with the reader.
    """

    def __init__(
        self, context: ReaderContext, shelf: ShelfController, chosen: Callable[[Path | None, Path | None], object]
    ) -> None:
        super().__init__(context)
        self._context = context
        self._shelf = shelf
        self._chosen = chosen
        self._choice = SourceChoice(context.window)

    def make(self) -> QMenu:
        """The menu as it is now."""
        menu = self._context.actions.menu()
        menu.addAction(self.tr("Compare this edition with:")).setEnabled(False)  # what the menu asks
        for row in self._shelf.facts().rows:
            if not row.is_open:
                entry = menu.addAction(row_text(row))
                entry.triggered.connect(lambda _checked=False, name=row.name: self._on_known(name))
        menu.addSeparator()
        folder, archive = menu.addAction(self.tr("Choose a &folder…")), menu.addAction(self.tr("Choose an &archive…"))
        folder.triggered.connect(lambda: self._choice.choose_folder(self._on_path))
        archive.triggered.connect(lambda: self._choice.choose_archive(self._on_path))
        return menu

    def _on_known(self, name: str) -> None:
        if (places := self._shelf.places_of(name or BUNDLED)) is not None:
            self._chosen(*places)

    @Slot(str)
    def _on_path(self, path: str) -> None:
        self._chosen(Path(path), None)
