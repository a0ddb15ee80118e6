"""Export, import, recovery from a backup and removal of the user's marks: the dialogs and their results.

Signals: `wiped()` when all of the user's data is to be removed; `close_requested()` when the window is to close
although changes are not saved.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from aixreader.errors import AixError
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.ui.marks.marks_repository import MarksRepository
    from aixreader.userdata.merge import MergeResult
    from aixreader.userdata.store import BackupRecovery

MAX_LISTED = 12  # titles in the box about conflicts


class MarksExchange(QObject):
    """Shows the dialogs and carries out the choices."""

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
        """Ask for a file to export to."""
        from aixreader.services.marks.marks_files import FORMATS
        from aixreader.ui.base.save_dialog import SaveDialog

        title, name = self.tr("Export bookmarks, notes and history"), self.tr("aix-reader-marks")
        dialog = SaveDialog(self._context.window, title, FORMATS, name)
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Export all marks to `path`; the suffix selects the format, JSON by default."""
        from aixreader.services.marks.marks_files import FORMATS, save_marks

        form = next((known.id for known in FORMATS if known.fits(path)), FORMATS[0].id)
        records, session = tuple(self._repository.marks), self._context.session
        self._context.jobs.start(
            lambda _report: save_marks(records, path, form, session),
            done=lambda _none: self._report(self.tr("Exported {0} entries to {1}").format(len(records), path.name)),
            failed=self._on_error,
        )

    def ask_to_import(self) -> None:
        """Ask for a file to import."""
        dialog = self._dialog(self.tr("Import bookmarks and notes"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Exports and browser bookmarks (*.json *.html *.htm)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda path: self.load(Path(path)))
        dialog.open()

    def load(self, path: Path) -> None:
        """Import the marks in `path`."""
        records = tuple(self._repository.marks)

        def work(_report: object) -> MergeResult:
            from aixreader.services.marks.marks_files import read_marks
            from aixreader.userdata.merge import merge

            return merge(records, read_marks(path))

        self._context.jobs.start(work, done=self._apply, failed=self._on_error)

    def ask_to_wipe(self) -> None:
        """Ask whether to delete all of the user's data."""
        box = self._context.messages.question(
            self.tr("Delete my data"),
            self.tr(
                "Bookmarks, highlights, notes, history, searches, open tabs, saved links, logs, and all backups and"
                " copies of them are deleted permanently from this computer. Settings stay. Export your marks first if"
                " you may need them again."
            ),
        )
        button = box.addButton(self.tr("&Delete everything"), box.ButtonRole.DestructiveRole)
        button.clicked.connect(self.wipe)

    @Slot()
    def wipe(self) -> None:
        """Delete all of the user's data."""
        self.wiped.emit()
        self._repository.wipe(self._on_wiped)

    def _on_wiped(self, error: AixError | None) -> None:
        if error is not None:
            self._context.messages.error(error)
        else:
            self._report(self.tr("All data deleted"))

    def ask_to_close(self) -> None:
        """Ask whether to close although changes are not saved."""
        box = self._context.messages.question(
            self.tr("Unsaved changes"),
            self.tr("Your last changes ({0}) could not be saved. If you close now, they are lost.").format(
                len(self._repository.pending)
            ),
        )
        again = box.addButton(self.tr("&Try again"), box.ButtonRole.ActionRole)
        again.clicked.connect(self._repository.retry)
        close = box.addButton(self.tr("&Close without saving"), box.ButtonRole.DestructiveRole)
        close.clicked.connect(self._close)

    @Slot()
    def _close(self) -> None:
        self._repository.discard()
        self.close_requested.emit()

    def _apply(self, merged: MergeResult) -> None:
        """Apply the changes, and ask about conflicts."""

        def report() -> None:
            status = self.tr("Imported {0} entries, {1} already present").format(merged.added, merged.same)
            if merged.conflicts:
                self._ask_about_conflicts(merged, status)
            else:
                self._report(status)

        if merged.changes:
            self._repository.change(merged.changes, undoable=True, done=report)
        else:
            report()

    def _ask_about_conflicts(self, merged: MergeResult, status: str) -> None:
        names = [conflict.mine.title for conflict in merged.conflicts[:MAX_LISTED]]
        more = len(merged.conflicts) - len(names)
        listed = "\n".join([*names, *([self.tr("and {0} more").format(more)] if more else [])])
        box = self._context.messages.question(
            self.tr("{0} entries differ").format(len(merged.conflicts)),
            self.tr("{0}.\n\nThese entries differ from those in the file. Yours were kept:\n\n{1}").format(
                status, listed
            ),
        )
        button = box.addButton(self.tr("Use the &file's"), box.ButtonRole.ActionRole)
        theirs = merged.prefer_theirs()[len(merged.changes) :]
        button.clicked.connect(lambda: self._repository.change(theirs, undoable=True))

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._context.window, title)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _report(self, status: str) -> None:
        self._context.messages.status(status)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)

    @Slot(object)
    def _on_opened(self, report: object) -> None:
        """Report a damaged file, and offer to recover records from the backup."""
        from aixreader.userdata.store import OpenReport

        if not isinstance(report, OpenReport) or not report.notice:
            return
        box = self._context.messages.warning(self.tr("About your bookmarks and notes"), report.notice)
        recovery: BackupRecovery | None = report.recovery
        if recovery is not None:
            restore: Callable[[], None] = lambda: self._repository.restore(recovery)  # noqa: E731  # a name for a button
            box.addButton(self.tr("&Restore"), box.ButtonRole.ActionRole).clicked.connect(restore)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, AixError):
            box = self._context.messages.error(error)
            again = box.addButton(self.tr("&Try again"), box.ButtonRole.ActionRole)
            again.clicked.connect(self._repository.retry)
