"""Saves what changed as a file: a PDF is laid out by the browser engine, the rest is written by a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.progress_box import ProgressBox
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.changes_controller import ChangesController

if TYPE_CHECKING:
    from aixreader.comparison.edition_comparison import Comparison
    from aixreader.publish.publication import Publication
    from aixreader.services.session.resources import Resource
    from aixreader.services.session.session import Session
    from aixreader.ui.web.pdf_maker import PdfMaker

PDF = "pdf"
SHOWN = (PDF, "html", "md", "json")
"""The formats that are offered, by their ids."""


class ChangesExport(QObject):
    """Asks for format and file; one file is written at a time."""

    def __init__(self, context: ReaderContext, changes: ChangesController) -> None:
        super().__init__(context)
        self._context = context
        self._changes = changes
        self._maker: PdfMaker | None = None
        self._progress = ProgressBox(context.window, self)
        self._progress.cancelled.connect(self.cancel)
        self._publication: Publication | None = None
        self._path = Path()
        self._stop: Callable[[], None] | None = None
        context.session_changed.connect(self.cancel)
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
        stop, self._stop = self._stop, None
        if stop is not None:
            stop()
        self._end()

    def _lay_out(self, comparison: Comparison, session: Session, path: Path) -> None:
        from aixreader.ui.web.pdf_maker import PdfMaker

        self.cancel()
        self._path = path
        self._progress.begin(self.tr("Laying out pages"), is_measured=False)
        self._maker = PdfMaker(self)
        self._maker.made.connect(self._on_printed)
        self._maker.failed.connect(self._on_failed)

        def work(report: Report) -> tuple[Publication, dict[str, Resource]]:
            from aixreader.publish.print_html import Paper
            from aixreader.services.comparison.changes_publication import changes_publication
            from aixreader.services.export.print_document import make_print_document
            from aixreader.services.export.section_selector import SectionSelection

            publication = changes_publication(comparison)
            return make_print_document(session, SectionSelection(publication.title, (), publication), Paper(), report)

        self._stop = self._context.jobs.start(work, done=self._on_composed, failed=self._on_failed)

    def _on_composed(self, document: tuple[Publication, dict[str, Resource]]) -> None:
        if self._maker is not None:
            self._publication, resources = document
            self._maker.make(resources)

    @Slot(object)
    def _on_printed(self, data: object) -> None:
        publication, path = self._publication, self._path
        if publication is None or not isinstance(data, bytes):
            return

        def work(report: Report) -> None:
            from aixreader.publish.output import write_out
            from aixreader.services.export.print_document import finish_print_pdf

            write_out(path, finish_print_pdf(data, publication, report))

        def on_written(_none: None) -> None:
            self._end()
            self._tell(path)

        self._stop = self._context.jobs.start(work, done=on_written, failed=self._on_failed)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._end()
        self._on_error(error)

    def _end(self) -> None:
        self._progress.end()
        maker, self._maker = self._maker, None
        self._publication = None
        if maker is not None:
            maker.cancel()
            maker.close_down()
            maker.deleteLater()

    def _tell(self, path: Path) -> None:
        self._context.messages.saved(self.tr("Written: {0}").format(path), path)

    def _on_error(self, error: object) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)
