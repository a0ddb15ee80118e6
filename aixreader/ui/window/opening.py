"""The ways in which the user opens another edition: file dialogs, drops, the shelf, the page that tells a failure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Slot

from aixreader.addresses.local_files import ARCHIVES
from aixreader.errors import SourceError
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_preview import EditionPreviewer
from aixreader.ui.window.edition_switch import EditionSwitch
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.recent_menu import RecentMenu
from aixreader.ui.window.revisions_controller import RevisionsController
from aixreader.ui.window.shelf_controller import ShelfController
from aixreader.ui.window.source_choice import SourceChoice
from aixreader.userdata.shelf import SOURCE


class Opening(QObject):
    """Binds the actions that open another edition, and connects whatever asks for one to `switch`. `preview` shows
    one that takes the place of another. `undo()` is what Undo does where no edition was removed from the shelf.
    """

    def __init__(
        self,
        context: ReaderContext,
        window: MainWindow,
        preview: EditionPreviewer,
        switch: EditionSwitch,
        shelf: ShelfController,
        *,
        undo: Callable[[], object],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._preview = preview
        self._switch = switch
        self._shelf = shelf
        self._undo_other = undo
        self._choice = SourceChoice(window)
        RevisionsController(context, self._choice, lambda: preview.source, self.open_source)
        self.recent = RecentMenu(context, shelf)
        window.drops.accepts_sources = context.settings_model.may_open
        context.actions.bind(
            {
                "open_folder": self.choose_folder,
                "open_archive": self.choose_archive,
                "open_shipped": lambda: self._open(None, None),
                "undo": self._undo,
            },
            conditions=self._active_conditions,
        )
        window.drops.source_dropped.connect(self.open_source)
        window.drops.refused.connect(self._on_refused)
        preview.accepted.connect(switch.stay_at)
        switch.failure.open_clicked.connect(self.choose_folder)
        switch.failure.archive_clicked.connect(self.choose_archive)
        switch.failure.shipped_clicked.connect(lambda: self._open(None, None))
        switch.opened.connect(shelf.record)
        switch.failed.connect(shelf.on_failed)
        shelf.changed.connect(context.actions.refresh)
        shelf.open_requested.connect(self._on_open_requested)
        shelf.locate_requested.connect(self._on_locate_requested)

    def _active_conditions(self) -> list[str]:
        conditions = {
            "source": self._preview.replaces_one,
            "may_open": self._context.settings_model.may_open,
            "undo": self._undoes_removal,
        }
        return [name for name, is_active in conditions.items() if is_active]

    @property
    def _undoes_removal(self) -> bool:
        """Whether Undo puts an edition back into the list on the home page that is shown."""
        return self._shelf.can_undo and self._context.address == HOME

    def _undo(self) -> None:
        if self._undoes_removal:
            self._shelf.undo()
        else:
            self._undo_other()

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder, and open it."""
        self._choice.choose_folder(self.open_source)

    @Slot()
    def choose_archive(self) -> None:
        """Ask for an archive, and open it."""
        self._choice.choose_archive(self.open_source)

    @Slot(str)
    @Slot(Path)
    def open_source(self, path: str | Path) -> None:
        """Open a folder or archive of the Exchange: after a look at it, if it is new and takes the place of another."""
        source, preview = Path(path), self._preview
        if not preview.replaces_one or (self._shelf.knows(source) and not preview.is_open(source)):
            self._open(source, None)
            return
        stays = self.tr("The edition that was open stays.")
        preview.show(source, lambda: self._open(source, None), lambda: self._context.messages.status(stays))

    def _open(self, content: Path | None, edition: Path | None) -> None:
        self._switch.open(content, edition, None)

    @Slot(object, object)
    def _on_open_requested(self, content: object, edition: object) -> None:
        if self._context.section is not None:
            self._switch.stay_at(self._context.section.id)
        self._open(cast("Path | None", content), cast("Path | None", edition))

    @Slot(str)
    def _on_locate_requested(self, name: str) -> None:
        entry = self._shelf.shelf.find(name)
        if entry is None:
            return
        is_archive = entry.kind == SOURCE and entry.path.lower().endswith(ARCHIVES)
        ask: Callable[[Callable[[str], object]], None] = (
            self._choice.choose_archive if is_archive else self._choice.choose_folder
        )
        ask(lambda path: self._shelf.open_at(name, path))

    @Slot(str, str)
    def _on_refused(self, message: str, hint: str) -> None:
        self._context.messages.error(SourceError(message, hint))
