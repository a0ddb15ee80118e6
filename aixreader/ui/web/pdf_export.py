"""Writes a publication as a PDF file: composed in a worker, laid out by the browser engine, finished in a worker.

Signals: `written(path)`; `failed(error)` with an `AixError`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.progress import Report
from aixreader.ui.base.progress_box import ProgressBox
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.publish.publication import Publication
    from aixreader.services.session.resources import Resource
    from aixreader.services.session.session import Session
    from aixreader.ui.web.pdf_maker import PdfMaker


class PdfExport(QObject):
    """Writes one file at a time, and shows progress. What is under way is cancelled when another edition is opened."""

    written = Signal(Path)
    failed = Signal(object)

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._maker: PdfMaker | None = None
        self._progress = ProgressBox(context.window, self)
        self._progress.cancelled.connect(self.cancel)
        self._publication: Publication | None = None
        self._path = Path()
        self._stop: Callable[[], None] | None = None
        context.session_changed.connect(self.cancel)

    def save(self, session: Session, compose: Callable[[], Publication], path: Path) -> None:
        """Write the publication that `compose()` returns in a worker to `path`; a job that is under way is
        cancelled.
        """
        from aixreader.ui.web.pdf_maker import PdfMaker

        self.cancel()
        self._path = path
        self._progress.begin(self.tr("Laying out pages"), is_measured=False)
        self._maker = PdfMaker(self)
        self._maker.made.connect(self._on_printed)
        self._maker.failed.connect(self._on_failed)

        def work(report: Report) -> tuple[Publication, dict[str, Resource]]:
            from aixreader.publish.print_html import Paper
            from aixreader.services.export.print_document import make_print_document
            from aixreader.services.export.section_selector import SectionSelection

            publication = compose()
            return make_print_document(session, SectionSelection(publication.title, (), publication), Paper(), report)

        self._stop = self._context.jobs.start(work, done=self._on_composed, failed=self._on_failed)

    @Slot()
    def cancel(self) -> None:
        """Stop; no file is written."""
        stop, self._stop = self._stop, None
        if stop is not None:
            stop()
        self._end()

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
            self.written.emit(path)

        self._stop = self._context.jobs.start(work, done=on_written, failed=self._on_failed)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._progress.end()
        maker, self._maker = self._maker, None
        self._publication = None
        if maker is not None:
            maker.cancel()
            maker.close_down()
            maker.deleteLater()
