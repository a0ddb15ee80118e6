"""Export, import, recovery from a backup and removal of the user's marks: the dialogs and their results.

Signals: `wiped()` when everything of the user's is to be removed; `close_requested()` when the window is to close
although changes are not saved.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from aixreader import log
from aixreader.errors import AixError
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.ui.marks.marks_repository import MarksRepository
    from aixreader.userdata.merge import MergeResult
    from aixreader.userdata.store import BackupRecovery

MAX_LISTED = 12


class MarksExchange(QObject):
    """Shows the dialogs and does what was chosen."""

    wiped = Signal()
    close_requested = Signal()

    def __init__(self, context: ReaderContext, repository: MarksRepository) -> None:
        super().__init__(context)
        self._context = context
        self._repository = repository
        repository.opened.connect(self._on_opened)
        repository.failed.connect(self._on_failed)
        context.actions.bind(
            {"export_marks": self.ask_to_export, "import_marks": self.ask_to_import, "wipe": self.ask_to_wipe}
        )

    def ask_to_export(self) -> None:
        """Ask for a file to write to."""
        from aixreader.services.marks.marks_files import FORMATS
        from aixreader.ui.base.save_dialog import SaveDialog

        title, name = self.tr("Export bookmarks, notes and history"), self.tr("aix-reader-marks")
        dialog = SaveDialog(self._context.window, title, FORMATS, name)
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write everything to `path`; its suffix names the format, JSON without a known one."""
        from aixreader.services.marks.marks_files import FORMATS, save_marks

        form = next((known.id for known in FORMATS if known.fits(path)), FORMATS[0].id)
        records, session = tuple(self._repository.marks), self._context.session
        self._context.jobs.start(
            lambda _report: save_marks(records, path, form, session),
            done=lambda _none: self._say(self.tr("{0} entries are in {1}").format(len(records), path.name)),
            failed=self._on_error,
        )

    def ask_to_import(self) -> None:
        """Ask for a file to read."""
        dialog = self._dialog(self.tr("Import bookmarks and notes"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Exports and browsers' bookmarks (*.json *.html *.htm)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda path: self.load(Path(path)))
        dialog.open()

    def load(self, path: Path) -> None:
        """Take over what is in `path`."""
        here = tuple(self._repository.marks)

        def work(_report: object) -> MergeResult:
            from aixreader.services.marks.marks_files import read_marks
            from aixreader.userdata.merge import merge

            return merge(here, read_marks(path))

        self._context.jobs.start(work, done=self._take, failed=self._on_error)

    def ask_to_wipe(self) -> None:
        """Ask whether all of it is to go."""
        box = self._context.messages.question(
            self.tr("Wipe my data"),
            self.tr(
                "Bookmarks, highlights, notes, history, searches, open tabs, kept links and all backups of them are"
                " removed from this computer, for good. Export them first if you may want them again."
            ),
        )
        button = box.addButton(self.tr("&Wipe everything"), box.ButtonRole.DestructiveRole)
        button.clicked.connect(self.wipe)

    @Slot()
    def wipe(self) -> None:
        """Remove everything that is the user's."""
        self.wiped.emit()
        log.clear_log_files()
        self._repository.wipe(lambda: self._say(self.tr("Everything was removed.")))

    def ask_to_close(self) -> None:
        """Say what could not be kept, and ask whether to close all the same."""
        box = self._context.messages.question(
            self.tr("Some changes are not kept yet"),
            self.tr("The disk did not take your last changes ({0}). They are lost if the reader is closed now.").format(
                len(self._repository.waiting)
            ),
        )
        again = box.addButton(self.tr("&Try again"), box.ButtonRole.ActionRole)
        again.clicked.connect(self._repository.try_again)
        close = box.addButton(self.tr("&Close all the same"), box.ButtonRole.DestructiveRole)
        close.clicked.connect(self._close)

    @Slot()
    def _close(self) -> None:
        self._repository.give_up()
        self.close_requested.emit()

    def _take(self, merged: MergeResult) -> None:
        """Make the changes, and ask about what differs."""

        def told() -> None:
            said = self.tr("{0} added, {1} were there already.").format(merged.added, merged.same)
            if merged.conflicts:
                self._ask_about(merged, said)
            else:
                self._say(said)

        if merged.changes:
            self._repository.change(merged.changes, undoable=True, done=told)
        else:
            told()

    def _ask_about(self, merged: MergeResult, said: str) -> None:
        names = [conflict.mine.title for conflict in merged.conflicts[:MAX_LISTED]]
        more = len(merged.conflicts) - len(names)
        listed = "\n".join([*names, *([self.tr("and {0} more").format(more)] if more else [])])
        box = self._context.messages.question(
            self.tr("{0} entries differ").format(len(merged.conflicts)),
            self.tr(
                "{0}\n\nThese are here and in the file, and not the same. Yours were left as they are:\n\n{1}"
            ).format(said, listed),
        )
        button = box.addButton(self.tr("Take the &file's"), box.ButtonRole.ActionRole)
        theirs = merged.prefer_theirs()[len(merged.changes) :]
        button.clicked.connect(lambda: self._repository.change(theirs, undoable=True))

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._context.window, title)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _say(self, said: str) -> None:
        self._context.messages.status(said)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)

    @Slot(object)
    def _on_opened(self, opening: object) -> None:
        """Say what was wrong with the file, and offer what the backup has."""
        from aixreader.userdata.store import OpenReport

        if not isinstance(opening, OpenReport) or not opening.notice:
            return
        box = self._context.messages.warning(self.tr("About your bookmarks and notes"), opening.notice)
        recovery: BackupRecovery | None = opening.recovery
        if recovery is not None:
            restore: Callable[[], None] = lambda: self._repository.restore(recovery)  # noqa: E731  # a name for a button
            box.addButton(self.tr("&Take them back"), box.ButtonRole.ActionRole).clicked.connect(restore)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, AixError):
            box = self._context.messages.error(error)
            again = box.addButton(self.tr("&Try again"), box.ButtonRole.ActionRole)
            again.clicked.connect(self._repository.try_again)
