"""Saves what changed as a file: a PDF is laid out by the browser engine, the rest is written by a job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.pdf_export import PdfExport
from aixreader.ui.window.changes_controller import ChangesController

if TYPE_CHECKING:
    from aixreader.comparison.edition_comparison import Comparison
    from aixreader.publish.publication import Publication
    from aixreader.services.session.session import Session

PDF = "pdf"
SHOWN = (PDF, "html", "md", "json")
"""The formats that are offered, by their ids."""


class ChangesExport(QObject):
    """Asks for format and file; one file is written at a time."""

    def __init__(self, context: ReaderContext, changes: ChangesController) -> None:
        super().__init__(context)
        self._context = context
        self._changes = changes
        self._pdf = PdfExport(context)
        self._pdf.written.connect(self._tell)
        self._pdf.failed.connect(self._on_error)
        context.actions.bind({"export_changes": self.ask})

    def ask(self) -> None:
        """Ask for a format and a file, and write it."""
        from aixreader.services.comparison.changes_files import CHANGES_FORMATS
        from aixreader.ui.base.save_dialog import ask_to_save, file_stem

        comparison = self._changes.comparison
        if comparison is not None:
            formats = sorted((known for known in CHANGES_FORMATS if known.id in SHOWN), key=lambda f: SHOWN.index(f.id))
            name = file_stem("changes", comparison.old.date[:10], comparison.new.date[:10])
            ask_to_save(self._context.window, self.tr("Export what changed"), formats, name, self.save)

    def save(self, path: Path) -> None:
        """Write what is shown to `path`, in the format of its suffix."""
        from aixreader.publish.output import format_of, write_out
        from aixreader.services.comparison.changes_files import CHANGES_FORMATS, changes_bytes

        comparison, session = self._changes.comparison, self._context.session
        if comparison is None or session is None:
            return
        try:
            chosen = format_of(path, None, CHANGES_FORMATS)
        except AixError as error:
            self._context.messages.error(error)
            return
        if chosen.id == PDF:
            self._lay_out(comparison, session, path)
            return
        self._context.jobs.start(
            lambda _report: write_out(path, chosen.as_file(changes_bytes(comparison, chosen.id))),
            done=lambda _none: self._tell(path),
            failed=self._on_error,
        )

    @Slot()
    def cancel(self) -> None:
        """Stop laying out a PDF; no file is written."""
        self._pdf.cancel()

    def _lay_out(self, comparison: Comparison, session: Session, path: Path) -> None:
        def compose() -> Publication:
            from aixreader.services.comparison.changes_publication import changes_publication

            return changes_publication(comparison)

        self._pdf.save(session, compose, path)

    @Slot(Path)
    def _tell(self, path: Path) -> None:
        self._context.messages.saved(self.tr("Written: {0}").format(path), path)

    @Slot(object)
    def _on_error(self, error: object) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)
