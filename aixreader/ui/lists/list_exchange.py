"""Reading lists from and to files: the dialogs, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.services.reading.list_changes import entries_of
from aixreader.services.reading.list_file import SUFFIX, list_json, read_list_file, write_list_file
from aixreader.ui.base.file_dialog import FileDialog
from aixreader.ui.base.format_list import FormatChoice
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.save_dialog import SaveDialog, file_stem
from aixreader.userdata.records import ReadingList

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedList


class ListExchange(QObject):
    """`take(record)` gets each list that was read from a file."""

    def __init__(self, context: ReaderContext, take: Callable[[ReadingList], None]) -> None:
        super().__init__(context)
        self._context = context
        self._take = take

    def ask_to_share(self, reading_list: ResolvedList, record: ReadingList | None) -> SaveDialog:
        """Ask for a file to write a list to; `record` is the user's own one."""
        chosen = FormatChoice(self.tr("Reading list"), SUFFIX)
        name = file_stem("reading list", reading_list.title)
        dialog = SaveDialog(self._context.window, self.tr("Share reading list"), chosen, name)
        dialog.fileSelected.connect(lambda path: self.share(reading_list, record, Path(path)))
        dialog.open()
        return dialog

    def share(self, reading_list: ResolvedList, record: ReadingList | None, path: Path) -> None:
        """Write a list to `path`, in a worker."""
        session = self._context.session
        if session is None:
            return
        entries = record.entries if record is not None else entries_of(reading_list)
        text = list_json(session, reading_list.title, reading_list.summary, entries)
        self._context.jobs.start(
            lambda _report: write_list_file(path, text),
            done=lambda _none: self._context.messages.saved(self.tr("Written: {0}").format(path.name), path),
            failed=self._on_failed,
        )

    @Slot()
    def ask_to_import(self) -> FileDialog:
        """Ask for a file with a list."""
        dialog = FileDialog(self._context.window, self.tr("Import reading list"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Reading lists (*.json)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.load(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def load(self, path: Path) -> None:
        """Import the list in `path`, which is read in a worker."""
        self._context.jobs.start(lambda _report: read_list_file(path), done=self._take, failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)
