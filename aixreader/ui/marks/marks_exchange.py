"""Export, import, recovery from a backup and removal of the user's marks: the dialogs and their results.

Signals: `wiped()` when all of the user's data is to be removed; `close_requested()` when the window is to close
although changes are not saved.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError, UserDataError, shortened
from aixreader.progress import Report
from aixreader.ui.base.file_dialog import FileDialog
from aixreader.ui.base.messages import MAX_DETAILS_LENGTH
from aixreader.ui.base.progress_box import ProgressBox
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.services.marks.marks_import import MarksImport
    from aixreader.services.session.session import Session
    from aixreader.ui.marks.marks_repository import MarksRepository
    from aixreader.userdata.merge import MergeResult
    from aixreader.userdata.store import BackupRecovery

MAX_LISTED = 12  # titles in the box about conflicts
MAX_SHOWN, MAX_TITLE = (
    8,
    80,
)  # titles in the box about what was passed over, and characters of one; the details have all
"""Shorter work shows no progress."""
Result = TypeVar("Result")


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
        from aixreader.ui.base.save_dialog import ask_to_save

        title, name = self.tr("Export marks"), self.tr("aix-reader-marks")
        ask_to_save(self._context.window, title, FORMATS, name, self.save)

    def save(self, path: Path) -> None:
        """Export all marks to `path`; the suffix selects the format, JSON by default."""
        from aixreader.services.marks.marks_files import FORMATS, save_marks

        form = next((known.id for known in FORMATS if known.fits(path)), FORMATS[0].id)
        records, session = tuple(self._repository.marks), self._context.session

        def report(count: int) -> None:
            left = len(records) - count
            status = self.tr("Exported {0} entries to {1}").format(count, path.name)
            more = self.tr("{0} others are only in .json").format(left)
            self._context.messages.saved(f"{status}; {more}" if left else status, path)

        self._start(
            self.tr("Exporting to {0}").format(path.name), lambda _: save_marks(records, path, form, session), report
        )

    def ask_to_import(self) -> None:
        """Ask for a file to import."""
        dialog = self._dialog(self.tr("Import bookmarks and notes"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Exports and browser bookmarks (*.json *.html *.htm Bookmarks)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda path: self.load(Path(path)))
        dialog.open()

    def load(self, path: Path) -> None:
        """Import the marks in `path`."""
        records, session = tuple(self._repository.marks), self._context.session

        def opened() -> Session:
            if session is None:
                raise UserDataError(self.tr("No edition is open in which to look up the bookmarks of a browser."))
            return session

        def work(report: Report) -> MarksImport:
            from aixreader.services.marks.marks_import import plan_import

            return plan_import(records, path, opened, report)

        self._start(self.tr("Importing {0}").format(path.name), work, self._apply)

    def ask_to_wipe(self) -> None:
        """Ask whether to delete all of the user's data."""
        box = self._context.messages.question(
            self.tr("Delete my data"),
            self.tr(
                "Bookmarks, highlights, notes, history, reading lists, searches, open tabs, saved links, logs, and all"
                " backups and copies of them are deleted permanently from this computer. Settings stay, and so do"
                " files that you have saved yourself, such as assessments, without their backups. Export"
                " your marks first if you may need them again."
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

    def _apply(self, plan: MarksImport) -> None:
        """Apply the changes, list what was passed over, and ask about conflicts."""
        merged = plan.merged

        def report() -> None:
            parts = [self.tr("Imported {0} entries, {1} already present").format(plan.added, plan.same)]
            if passed_over := len(plan.file.passed_over):
                parts.append(self.tr("{0} passed over").format(passed_over))
            if merged.moved_folders:
                parts.append(self.tr("{0} folders moved up").format(merged.moved_folders))
            status = ", ".join(parts)
            self._report(status)
            if plan.file.passed_over:
                self._list_passed_over(plan, status)
            if merged.conflicts:
                self._ask_about_conflicts(merged, status)

        if merged.changes:
            self._repository.change(merged.changes, undoable=True, done=report)
        else:
            report()

    def _list_passed_over(self, plan: MarksImport, status: str) -> None:
        """Show which bookmarks of a browser lead to no section of the edition, and how many to other sites."""
        without = plan.without_section
        others = len(plan.file.passed_over) - len(without)
        if not without:
            return
        names = [shortened(each.title or each.address, MAX_TITLE) for each in without[:MAX_SHOWN]]
        if more := len(without) - len(names):
            names.append(self.tr("and {0} more").format(more))
        text = self.tr("{0}.\n\nOf other sites: {1}. No such section in this edition: {2}.\n\n{3}").format(
            status, others, len(without), "\n".join(names)
        )
        box = self._context.messages.info(self.tr("Bookmarks passed over"), text)
        box.setDetailedText(
            shortened("\n".join(f"{each.title}\n  {each.address}" for each in without), MAX_DETAILS_LENGTH)
        )

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

    def _start(self, label: str, work: Callable[[Report], Result], done: Callable[[Result], None]) -> None:
        """Run `work` in a worker; if it takes long, a dialog shows its progress and can cancel it."""
        progress = ProgressBox(self._context.window, self)
        progress.begin(label)

        def ended() -> None:
            progress.end()
            progress.deleteLater()

        def on_done(result: Result) -> None:
            ended()
            done(result)

        def on_failed(error: Exception) -> None:
            ended()
            self._on_error(error)

        cancel = self._context.jobs.start(
            work,
            done=on_done,
            failed=on_failed,
            cancelled=ended,
            progress=lambda fraction, _text: progress.show_progress(fraction),
        )
        progress.cancelled.connect(cancel)

    def _dialog(self, title: str) -> FileDialog:
        dialog = FileDialog(self._context.window, title)
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
        if isinstance(error, AixError) and self._context.is_read_only:
            self._context.messages.status(error.message)
        elif isinstance(error, AixError):
            box = self._context.messages.error(error)
            again = box.addButton(self.tr("&Try again"), box.ButtonRole.ActionRole)
            again.clicked.connect(self._repository.retry)
