"""What the window does with the editions of the shelf beside opening them: their dialog, the way back to the one that
was open before, and a line that tells once that an edition is old.

Signals: `update_requested()` when the user wants what is newest of the policy's mirror.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from aixreader.log import topic
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.changes_joint import ChangesJoint
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.edition_preview import EditionPreviewer
from aixreader.ui.window.exchange_download import ExchangeDownload
from aixreader.ui.window.history_controller import HistoryController
from aixreader.ui.window.news_check import NewsCheck
from aixreader.ui.window.picture_download import PictureDownload
from aixreader.ui.window.shelf_controller import ShelfController
from aixreader.ui.window.shelf_rows import today
from aixreader.ui.window.window_parts import PartFactories

if TYPE_CHECKING:
    from aixreader.ui.editions.editions_dialog import EditionsDialog

LOG = topic("user")
AGE_TIMEOUT_MS = 15_000


class EditionsJoint(QObject):
    """Binds the actions, and connects the dialog to the shelf."""

    update_requested = Signal()

    def __init__(
        self,
        context: ReaderContext,
        opener: EditionOpener,
        shelf: ShelfController,
        factories: PartFactories,
        changes: ChangesJoint,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._shelf = shelf
        context.actions.bind(
            {
                "editions": self.show_editions,
                "previous_edition": shelf.open_previous,
                "update_mirror": self.update_requested.emit,
            },
            conditions=self._active_conditions,
        )
        self.preview = EditionPreviewer(context, opener)
        self.pictures = PictureDownload(context, opener, factories.full_exchange, factories.kept_pictures)
        self.pictures.arrived.connect(opener.renew)
        self.pictures.changed.connect(shelf.changed)
        self.download = ExchangeDownload(context, factories.full_exchange, self.preview)
        self.download.arrived.connect(self._on_arrived)
        self.news = NewsCheck(
            context,
            lambda report: factories.newer_commit(self._revision, report),
            last=factories.news_record.last,
            note=self._note_news,
            clock=time.time,
            chance=random.uniform,
        )
        self._record = factories.news_record
        HistoryController(context, opener, shelf, changes.changes, factories.section_history)
        context.page_loaded.connect(self._tell_age)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """What is shown in the toolbar as long as it holds."""
        return self.news.button, self.pictures.button

    @property
    def _revision(self) -> str:
        """The commit of the edition that is open, "" if that is unknown."""
        session = self._context.session
        return session.edition.manifest.revision if session is not None else ""

    def _note_news(self, when: float) -> None:
        try:
            self._record.note(when)
        except OSError as error:
            LOG.info("it cannot be kept when there was asked for news: %s", error)

    def _active_conditions(self) -> list[str]:
        model = self._context.settings_model
        conditions = {
            "previous_edition": model.may_open and self._shelf.previous is not None,
            "has_mirror": bool(model.policy.mirror) and not self._context.is_read_only,
        }
        return [name for name, is_active in conditions.items() if is_active]

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
