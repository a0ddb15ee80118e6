"""Printing and exporting: lays out the selected sections, shows a preview, then saves or prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.publish.publication import Publication
    from aixreader.services.export.section_selector import SectionSelection
    from aixreader.services.session.resources import Resource
    from aixreader.services.session.session import Session
    from aixreader.ui.printing.paper_printer import PaperPrinter
    from aixreader.ui.printing.print_choices import PrintChoices, PrintSources
    from aixreader.ui.printing.print_dialog import PrintDialog
    from aixreader.ui.web.pdf_maker import PdfMaker


class PrintController(QObject):
    """Print preview, printing and export. The layout engine exists while the dialog is open."""

    def __init__(self, context: ReaderContext, sources: PrintSources) -> None:
        super().__init__(context)
        self._context = context
        self._sources = sources
        self._dialog: PrintDialog | None = None
        self._maker: PdfMaker | None = None
        self._paper: PaperPrinter | None = None
        self._publication: Publication | None = None
        self._choice: SectionSelection | None = None
        self._select: Callable[[], SectionSelection] | None = None
        self._stop: Callable[[], None] | None = None
        self._choices: PrintChoices | None = None
        context.actions.bind({"print": self.show})

    @property
    def dialog(self) -> PrintDialog | None:
        """The dialog if it is open."""
        return self._dialog

    def show(self, choice_name: str = "section") -> None:
        """Open the dialog with the choice `choice_name` (see `PrintChoices.items`)."""
        session = self._context.session
        if session is None:
            return
        from aixreader.services.export.export_formats import FORMATS
        from aixreader.ui.printing.print_choices import PrintChoices
        from aixreader.ui.printing.print_dialog import PrintDialog
        from aixreader.ui.web.pdf_maker import PdfMaker

        if self._dialog is None:
            self._choices = PrintChoices(session, self._context.section, self._sources)
            dialog = self._dialog = PrintDialog(
                self._choices.items(),
                session.contents(everything=self._context.settings.unlisted_pages),
                FORMATS,
                self._context.window,
                self._choices.whole(),
                has_notes=bool(self._sources.marks().annotations),
            )
            dialog.notes_box.setChecked(self._context.settings.print_notes)
            dialog.notes_box.toggled.connect(self._remember_notes)
            self._maker = PdfMaker(self)
            self._maker.made.connect(self._on_laid_out)
            self._maker.failed.connect(self._on_failed)
            dialog.changed.connect(self._lay_out_selection)
            dialog.save_requested.connect(self._ask_to_save)
            dialog.print_requested.connect(self._print)
            dialog.cancel_requested.connect(self._cancel)
            dialog.finished.connect(self._on_finished)
        self._dialog.select(choice_name)
        self._dialog.show()
        self._dialog.raise_()
        self._lay_out_selection()

    def end(self) -> None:
        """Close the dialog, before the window is closed."""
        if self._dialog is not None:
            self._dialog.reject()

    def save(self, path: Path) -> None:
        """Write the selected sections to `path`, in the format of its suffix; one without a suffix is a folder of
        Markdown.
        """
        from aixreader.publish.output import format_of, write_files, write_out
        from aixreader.services.export.export_formats import FORMATS, MARKDOWN, export_files
        from aixreader.ui.base.format_list import written_text

        session, select, dialog = self._context.session, self._select, self._dialog
        if session is None or dialog is None:
            return
        pdf = dialog.pdf
        try:
            drawn = tuple(known for known in FORMATS if known.write is None)
            name = None if path.suffix else MARKDOWN
            output_format = format_of(path, name, FORMATS if select is not None else drawn)
        except AixError as error:
            self._on_not_saved(error)
            return
        if output_format.write is None and not pdf:  # laid out anew while the user was asked where to save
            dialog.show_outcome(self.tr("Nothing was written: the pages are laid out. Save again when they are shown."))
            return

        def work(report: Report) -> None:
            from aixreader.ui.printing.paper_pictures import convert_picture

            if select is None or output_format.write is None:
                write_out(path, pdf)
            else:
                write_files(export_files(session, select(), output_format.id, path, report, convert_picture))

        def on_saved(_none: object) -> None:
            if self._dialog is not None:
                self._dialog.show_saved(written_text(self.tr("Written: {0}").format(path), output_format), path)

        self._context.jobs.start(work, done=on_saved, failed=self._on_not_saved)

    @Slot()
    def _lay_out_selection(self) -> None:
        """Lay out the current selection; a layout that is under way is cancelled."""
        session, dialog, maker, choices = self._context.session, self._dialog, self._maker, self._choices
        if session is None or dialog is None or maker is None or choices is None:
            return
        self._stop_work()
        selectors, sources = choices.selectors(dialog.selected, dialog.ticked), choices.sources()
        paper, only = dialog.paper, not dialog.children_box.isChecked()
        is_table = dialog.selected == "table"
        dialog.begin(has_sections=bool(selectors) or is_table)
        self._select = None
        if is_table:
            self._show_table(session, dialog)
            return
        if not selectors:
            dialog.show_status(self.tr("Select the sections to print."))
            return
        marks = tuple(self._sources.marks().annotations)
        notes = marks if dialog.selected == "notes" else ()
        is_annotated = dialog.with_notes

        title = self.tr("My notes")

        def select() -> SectionSelection:
            from aixreader.services.export.section_selector import select_sections

            choice = select_sections(session, selectors, sources, only=only, reading_list=choices.reading_list)
            if notes:
                from aixreader.services.marks.note_publication import notes_publication

                choice = replace(choice, notes=notes_publication(session, notes, title))
            if is_annotated:
                from aixreader.services.marks.annotated_publication import annotated

                choice = replace(choice, marks=marks, annotate=annotated)
            return choice

        def work(report: Report) -> tuple[SectionSelection, Publication, dict[str, Resource]]:
            from aixreader.services.export.print_document import make_print_document
            from aixreader.ui.printing.paper_pictures import shrink_pictures

            choice = select()
            publication, resources = make_print_document(session, choice, paper, report)
            return choice, publication, shrink_pictures(resources, report)

        def on_result(result: tuple[SectionSelection, Publication, dict[str, Resource]]) -> None:
            self._choice, self._publication, resources = result
            if self._maker is maker:
                dialog.show_progress(-1, self.tr("Laying out pages…"))
                maker.make(resources, paper.size, paper.margin)

        self._select = select
        self._stop = self._context.jobs.start(
            work, done=on_result, failed=self._on_failed, progress=dialog.show_progress
        )

    def _show_table(self, session: Session, dialog: PrintDialog) -> None:
        """Show the periodic table, which is drawn as a PDF without layout."""
        self._choice = None
        paper = dialog.paper
        dialog.show_pdf(self._sources.draw_table(session, paper.size, paper.margin), "")
        dialog.show_status(self.tr("Pages: {0}").format(dialog.document.pageCount()))

    @Slot(object)
    def _on_laid_out(self, data: object) -> None:
        publication, dialog = self._publication, self._dialog
        if publication is None or dialog is None or not isinstance(data, bytes):
            return

        def work(report: Report) -> bytes:
            from aixreader.services.export.print_document import finish_print_pdf

            return finish_print_pdf(data, publication, report)

        self._stop = self._context.jobs.start(
            work,
            done=self._on_made,
            failed=self._on_failed,
            progress=dialog.show_progress,
        )

    def _on_made(self, data: bytes) -> None:
        if self._dialog is not None and self._choice is not None:
            self._dialog.show_pdf(data, "")
            count, pages = len(self._choice.sections), self._dialog.document.pageCount()
            if self._choice.notes is not None:  # notes are no sections
                self._dialog.show_text(self.tr("Pages: {0}").format(pages))
            else:
                self._dialog.show_text(self.tr("Sections: {0}, pages: {1}").format(count, pages))

    @Slot(bool)
    def _remember_notes(self, is_on: bool) -> None:
        self._context.settings_model.change(print_notes=is_on)

    @Slot()
    def _ask_to_save(self) -> None:
        from aixreader.ui.base.save_dialog import SaveDialog

        if self._dialog is not None and self._choices is not None:
            name = self._choices.file_stem(self._dialog.selected, self._dialog.ticked)
            dialog = SaveDialog(self._dialog, self.tr("Save as"), self._dialog.formats.chosen, name)
            dialog.fileSelected.connect(lambda path: self.save(Path(path)))
            dialog.open()

    @Slot()
    def _print(self) -> None:
        if self._dialog is not None:
            from aixreader.ui.printing.paper_printer import PaperPrinter

            self._paper = PaperPrinter(self._dialog, self._dialog.document)
            self._paper.progressed.connect(self._dialog.show_printing_progress)
            self._paper.ended.connect(self._show_status)
            self._paper.ask()

    @Slot()
    def _cancel(self) -> None:
        if self._paper is not None:
            self._paper.cancel()
        if self._dialog is not None and not self._dialog.pdf:
            self._stop_work()
            self._show_status(self.tr("Cancelled. Only a PDF and printing need the preview."))

    def _stop_work(self) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None
        if self._maker is not None:
            self._maker.cancel()

    @Slot(str)
    def _show_status(self, message: str) -> None:
        if self._dialog is not None:
            self._dialog.show_status(message)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, AixError):
            self._show_status(str(error))

    def _on_not_saved(self, error: Exception) -> None:
        if isinstance(error, AixError) and self._dialog is not None:
            self._dialog.show_outcome(str(error))

    @Slot()
    def _on_finished(self) -> None:
        self._stop_work()
        if self._paper is not None:
            self._paper.cancel()
        self._dialog = self._paper = None
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.close_down()
            maker.deleteLater()
