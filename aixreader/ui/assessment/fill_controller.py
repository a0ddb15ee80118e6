"""Takes over what was filled in into a workbook, and compares the assessment with another file.

What would change is shown before it counts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.base.file_dialog import FileDialog
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.ui.assessment.changes_dialog import ChangesDialog

MAX_BYTES = 32 * 1024 * 1024


class FillController(QObject):
    """Binds the actions."""

    def __init__(self, context: ReaderContext, model: AssessmentModel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self.dialog: ChangesDialog | None = None
        context.actions.bind({"fill_assessment": self.ask_for_workbook, "compare_assessment": self.ask_for_version})

    @Slot()
    def ask_for_workbook(self) -> None:
        """Ask for a workbook, and show what was filled in."""
        self._ask(self.tr("Fill in from workbook"), self.tr("Workbooks (*.xlsx)"), self.fill_from)

    @Slot()
    def ask_for_version(self) -> None:
        """Ask for another version of the assessment, and show what differs."""
        self._ask(self.tr("Compare with"), self.tr("Assessments (*.aixassess)"), self.compare_with)

    def fill_from(self, path: Path) -> None:
        """Show what was filled in into a workbook, to be taken over."""

        def work(before: Assessment) -> Assessment:
            from aixreader.services.assessments.assessment_workbook import read_assessment_xlsx
            from aixreader.userdata.import_file import read_import

            return read_assessment_xlsx(before, read_import(path, MAX_BYTES, "Nothing was changed."), path.name)

        self._start(work, self._on_filled)

    def compare_with(self, path: Path) -> None:
        """Show what differs between another version, in a file, and the assessment."""

        def work(_before: Assessment) -> Assessment:
            from aixreader.assess.document_text import MAX_FILE_BYTES, read_document
            from aixreader.userdata.import_file import read_import

            return read_document(read_import(path, MAX_FILE_BYTES, "Nothing was changed."), path.name)

        self._start(work, lambda before, found: self._on_compared(before, found, path))

    def _ask(self, title: str, kinds: str, act: Callable[[Path], None]) -> None:
        if self._model.assessed is None:
            return
        files = FileDialog(self._context.window, title)
        files.setFileMode(FileDialog.FileMode.ExistingFile)
        files.setNameFilter(kinds)
        files.fileSelected.connect(lambda path: act(Path(path)))
        files.finished.connect(files.deleteLater)
        files.open()

    def _start(
        self, read: Callable[[Assessment], Assessment], done: Callable[[AssessedEdition, Assessment], None]
    ) -> None:
        assessed = self._model.assessed
        if assessed is not None:
            self._context.jobs.start(
                lambda _report: read(assessed.document),
                done=lambda found: done(assessed, found),
                failed=self._on_failed,
                may_stall=True,
            )

    def _on_filled(self, assessed: AssessedEdition, filled: Assessment) -> None:
        if filled == assessed.document:
            self._context.messages.info(
                self.tr("Fill in from workbook"), self.tr("The workbook says what the assessment says already.")
            )
            return
        text = self.tr("This was filled in. What is ticked is taken over; Undo takes it back.")
        dialog = self._show(self.tr("Fill in from workbook"), text, assessed, filled, self.tr("&Take over"))
        dialog.chosen.connect(lambda ids: self._take(assessed.document, filled, ids))

    def _take(self, before: Assessment, filled: Assessment, ids: list[str]) -> None:
        def change(assessed: AssessedEdition) -> Assessment:
            from aixreader.assess.merge import merge

            chosen = before.with_items([filled.items[name] for name in ids if name in filled.items])
            return merge(before, chosen, assessed.document).document

        self._model.edit(change, self.tr("filled in from workbook"))

    def _on_compared(self, assessed: AssessedEdition, other: Assessment, path: Path) -> None:
        if other == assessed.document:
            self._context.messages.info(self.tr("Compare with"), self.tr("Nothing differs from {0}.").format(path.name))
            return
        text = self.tr("What has changed from {0} to the assessment that is open.").format(path.name)
        self._show(self.tr("Compare with"), text, assessed, other)

    def _show(
        self, title: str, text: str, assessed: AssessedEdition, other: Assessment, accept_text: str = ""
    ) -> ChangesDialog:
        from aixreader.assess.document_changes import changes_between
        from aixreader.services.assessments.item_names import ItemNames
        from aixreader.ui.assessment.changes_dialog import ChangesDialog, ChangesTexts

        names = ItemNames(assessed.facts, assessed.document, other)
        both = (assessed.document, other) if accept_text else (other, assessed.document)
        window = self._context.window
        texts = ChangesTexts(title, text, accept_text)
        self.dialog = ChangesDialog(texts, changes_between(*both), names.of, window)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()
        return self.dialog

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)
