"""What the window does with the editions of the shelf beside opening them: their dialog, the way back to the one that
was open before, and a line that tells once that an edition is old.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.edition_preview import EditionPreviewer
from aixreader.ui.window.exchange_download import ExchangeDownload
from aixreader.ui.window.picture_download import PictureDownload
from aixreader.ui.window.shelf_controller import ShelfController
from aixreader.ui.window.shelf_rows import today
from aixreader.ui.window.window_parts import PartFactories

if TYPE_CHECKING:
    from aixreader.ui.editions.editions_dialog import EditionsDialog

AGE_TIMEOUT_MS = 15_000


class EditionsJoint(QObject):
    """Binds the actions, and connects the dialog to the shelf."""

    def __init__(
        self, context: ReaderContext, opener: EditionOpener, shelf: ShelfController, factories: PartFactories
    ) -> None:
        super().__init__(context)
        self._context = context
        self._shelf = shelf
        context.actions.bind(
            {"editions": self.show_editions, "previous_edition": shelf.open_previous},
            conditions=self._active_conditions,
        )
        self.preview = EditionPreviewer(context, opener)
        self.pictures = PictureDownload(context, opener, factories.full_exchange, factories.kept_pictures)
        self.pictures.arrived.connect(opener.renew)
        self.pictures.changed.connect(shelf.changed)
        self.download = ExchangeDownload(context, factories.full_exchange, self.preview)
        self.download.arrived.connect(self._on_arrived)
        context.page_loaded.connect(self._tell_age)

    def _active_conditions(self) -> list[str]:
        may_open = self._context.settings_model.may_open
        return ["previous_edition"] if may_open and self._shelf.previous is not None else []

    @Slot(Path)
    def _on_arrived(self, source: Path) -> None:
        self.pictures.expect(source)
        self._shelf.open_requested.emit(source, None)

    @Slot()
    def show_editions(self) -> EditionsDialog:
        """Show the editions."""
        from aixreader.ui.editions.editions_dialog import EditionsDialog

        shelf = self._shelf
        dialog = EditionsDialog(shelf.facts(), self._context.window)
        shelf.changed.connect(dialog.refresh_requested)
        dialog.refresh_requested.connect(lambda: dialog.show_facts(shelf.facts()))
        dialog.open_requested.connect(shelf.open)
        dialog.locate_requested.connect(shelf.locate)
        dialog.beside_requested.connect(shelf.open_beside)
        dialog.folder_requested.connect(shelf.show_folder)
        dialog.rename_requested.connect(shelf.rename)
        dialog.removal_requested.connect(shelf.remove)
        dialog.undo_requested.connect(shelf.undo)
        shelf.look()
        dialog.open()
        return dialog

    @Slot()
    def _tell_age(self) -> None:
        """Tell that the edition is old, once for each."""
        if age := self._shelf.take_age(today()):
            text = self.tr("This edition of the Exchange is {0} old").format(age)
            self._context.messages.status(text, AGE_TIMEOUT_MS)
