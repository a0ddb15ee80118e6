"""The report on the assessment: asks what is in it, and writes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.pdf_export import PdfExport

if TYPE_CHECKING:
    from aixreader.publish.publication import Publication
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.services.assessments.report_publication import ReportOptions
    from aixreader.ui.assessment.report_dialog import ReportDialog

PDF = "pdf"


class ReportController(QObject):
    """One report is written at a time; the dialog stays, so that it can be saved in several formats."""

    def __init__(self, context: ReaderContext, model: AssessmentModel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self._dialog: ReportDialog | None = None
        self._pdf = PdfExport(context)
        self._pdf.written.connect(self._on_written)
        self._pdf.failed.connect(self._on_failed)
        context.actions.bind({"assessment_report": self.show})

    @Slot()
    def show(self) -> ReportDialog | None:
        """Show the dialog; None where no assessment is open."""
        if self._model.assessed is None:
            return None
        from aixreader.ui.assessment.report_dialog import ReportDialog

        if self._dialog is None:
            self._dialog = ReportDialog(self._context.window)
            self._dialog.save_requested.connect(self._ask_for_file)
            self._dialog.finished.connect(self._on_finished)
        self._dialog.show()
        self._dialog.raise_()
        return self._dialog

    def end(self) -> None:
        """Close the dialog and stop what is written, before the window is closed."""
        self._pdf.cancel()
        if self._dialog is not None:
            self._dialog.reject()

    @Slot()
    def _ask_for_file(self) -> None:
        from aixreader.ui.base.save_dialog import SaveDialog, file_stem

        dialog, document = self._dialog, self._model.document
        if dialog is not None and document is not None:
            name = file_stem(document.name, self._model.today()).removeprefix("ai-exchange-")
            files = SaveDialog(dialog, self.tr("Save report"), dialog.formats.chosen, name)
            files.fileSelected.connect(lambda path: self.save(Path(path)))
            files.open()

    def save(self, path: Path) -> None:
        """Write the report to `path`, in the format of its suffix."""
        from aixreader.publish.output import format_of, write_out
        from aixreader.services.assessments.report_files import REPORT_FORMATS, report_bytes

        assessed, dialog = self._model.assessed, self._dialog
        if assessed is None or dialog is None:
            return
        today, parts, logo, made_by = self._model.today(), dialog.parts, dialog.logo, dialog.made_by.text().strip()
        try:
            chosen = format_of(path, None, REPORT_FORMATS)
        except AixError as error:
            self._on_failed(error)
            return

        def options() -> ReportOptions:
            from aixreader.services.assessments.report_logo import read_logo
            from aixreader.services.assessments.report_publication import ReportOptions

            return ReportOptions(today, parts, read_logo(logo) if logo is not None else None, made_by)

        if chosen.id == PDF:
            self._pdf.save(assessed.session, lambda: _publication(assessed, options()), path)
            return

        def work(_report: Report) -> None:
            write_out(path, chosen.as_file(report_bytes(assessed, options(), chosen.id)))

        self._context.jobs.start(work, done=lambda _none: self._on_written(path), failed=self._on_failed)

    @Slot(Path)
    def _on_written(self, path: Path) -> None:
        self._context.messages.saved(self.tr("Written: {0}").format(path), path)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None


def _publication(assessed: AssessedEdition, options: ReportOptions) -> Publication:
    from aixreader.services.assessments.report_publication import report_publication

    return report_publication(assessed, assessed.systems(), options)
