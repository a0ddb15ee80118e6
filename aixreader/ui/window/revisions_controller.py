"""Opens a revision of a git clone: of the one that is open, or else of one that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.source_choice import SourceChoice

if TYPE_CHECKING:
    from aixreader.services.editions.clone_listing import CloneListing
    from aixreader.ui.editions.revisions_dialog import RevisionsDialog


class RevisionsController(QObject):
    """Binds the action. `opened()` returns the source that is open, `open_source(path)` opens another one."""

    def __init__(
        self,
        context: ReaderContext,
        choice: SourceChoice,
        opened: Callable[[], Path | None],
        open_source: Callable[[str], object],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._choice = choice
        self._opened = opened
        self._open_source = open_source
        self._cancel: Callable[[], None] | None = None
        self._number = 0
        context.actions.bind({"open_revision": self.show})

    @Slot()
    def show(self) -> None:
        """List the revisions of the clone that is open; without an open source, ask for a clone."""
        source = self._opened()
        if source is None:
            self._choice.choose_clone(lambda path: self.show_clone(Path(path)))
        else:
            self.show_clone(source)

    def show_clone(self, source: Path) -> RevisionsDialog:
        """List the revisions of a clone; `source` is its folder, or one of its revisions."""
        from aixreader.ui.editions.revisions_dialog import RevisionsDialog

        dialog = RevisionsDialog(self._context.window)
        place = [source]

        def choose(path: str) -> None:
            place[0] = Path(path)
            self._list(dialog, place[0], "")

        dialog.open_requested.connect(self._open_source)
        dialog.branch_chosen.connect(lambda ref: self._list(dialog, place[0], ref))
        dialog.clone_requested.connect(lambda: self._choice.choose_clone(choose))
        dialog.closed.connect(self._end)
        self._list(dialog, source, "")
        dialog.open()
        return dialog

    def _list(self, dialog: RevisionsDialog, source: Path, ref: str) -> None:
        from aixreader.services.editions.clone_listing import list_clone

        self._end()
        number = self._number
        dialog.show_progress(0.0, self.tr("Reading the history"))

        def if_current(act: Callable[[], None]) -> None:
            """Ignore what comes for a list that is not wanted any more; its dialog may be gone."""
            if number == self._number:
                act()

        def on_failed(error: Exception) -> None:
            if isinstance(error, AixError):
                dialog.show_failure(error.message, error.hint)
            else:
                dialog.show_failure(self.tr("An internal error occurred while the clone was read."), "")

        def on_done(listing: CloneListing) -> None:
            dialog.show_listing(listing)

        self._cancel = self._context.jobs.start(
            lambda report: list_clone(source, ref, report),
            done=lambda listing: if_current(lambda: on_done(listing)),
            failed=lambda error: if_current(lambda: on_failed(error)),
            progress=lambda fraction, text: if_current(lambda: dialog.show_progress(fraction, text)),
            may_stall=True,
        )

    @Slot()
    def _end(self) -> None:
        """Stop what is being read."""
        self._number += 1
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
