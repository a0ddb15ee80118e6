"""Shows when the text of the section that is read changed: in a list, from which each change is shown side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.changes_controller import ChangesController
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.shelf_controller import ShelfController

if TYPE_CHECKING:
    from aixreader.services.comparison.known_history import History
    from aixreader.services.comparison.section_history import HistoryEntry

ReadHistory = Callable[[Path | None, str, Report], "History"]


class HistoryController(QObject):
    """Binds the action. `read(source, section, report)` reads the history in a thread."""

    def __init__(
        self,
        context: ReaderContext,
        opener: EditionOpener,
        shelf: ShelfController,
        changes: ChangesController,
        read: ReadHistory,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._opener = opener
        self._shelf = shelf
        self._changes = changes
        self._read = read
        context.actions.bind({"section_history": self.show}, conditions=self._active_conditions)

    def _active_conditions(self) -> list[str]:
        """The history of a section needs two editions, or one that may be of a clone: it has a revision."""
        session = self._context.session
        if session is None or self._context.section is None or not self._context.settings_model.may_open:
            return []
        is_revision = self._opener.source is not None and bool(session.edition.manifest.revision)
        return ["history"] if is_revision or len(self._shelf.shelf.entries) > 1 else []

    @Slot()
    def show(self) -> None:
        """Show the history of the section that is read."""
        from aixreader.ui.editions.history_dialog import HistoryDialog

        section = self._context.section
        if section is None:
            return
        dialog = HistoryDialog(self._context.name_of(section), self._context.window)
        is_open = [True]
        source, name = self._opener.source, section.id

        def if_open(act: Callable[[], None]) -> None:
            """Ignore what comes after the dialog was closed, which deletes it."""
            if is_open[0]:
                act()

        def on_failed(error: Exception) -> None:
            if isinstance(error, AixError):
                dialog.show_failure(error.message, error.hint)
            else:
                dialog.show_failure(self.tr("An internal error occurred while the history was read."), "")

        dialog.show_progress(0.0, self.tr("Reading the history"))
        cancel = self._context.jobs.start(
            lambda report: self._read(source, name, report),
            done=lambda history: if_open(lambda: dialog.show_history(history)),
            failed=lambda error: if_open(lambda: on_failed(error)),
            progress=lambda fraction, text: if_open(lambda: dialog.show_progress(fraction, text)),
            may_stall=True,
        )

        def on_closed() -> None:
            is_open[0] = False
            cancel()

        dialog.closed.connect(on_closed)
        dialog.change_requested.connect(self._show_change)
        dialog.open()

    @Slot(object)
    def _show_change(self, chosen: object) -> None:
        entry = cast("HistoryEntry", chosen)
        if entry.comparison is not None and entry.change is not None:
            self._changes.show_comparison(entry.comparison, entry.change.id)
