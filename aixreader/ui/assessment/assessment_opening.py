"""The ways in which the user opens an assessment or makes a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from aixreader.ui.assessment.assessment_repository import AssessmentRepository
from aixreader.ui.base.file_dialog import FileDialog
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment

SUFFIX = ".aixassess"


class AssessmentOpening(QObject):
    """Asks for files, and opens them in `repository`."""

    def __init__(self, context: ReaderContext, repository: AssessmentRepository) -> None:
        super().__init__(context)
        self._context = context
        self._repository = repository

    @Slot()
    def ask_to_open(self) -> FileDialog:
        """Ask for a file, and open it."""
        dialog = FileDialog(self._context.window, self.tr("Open assessment"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Assessments (*{0})").format(SUFFIX))
        dialog.fileSelected.connect(lambda path: self._repository.open(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @Slot()
    def ask_for_new(self) -> None:
        """Ask what is to be assessed and where to save it."""
        if self._context.session is None:
            return
        from aixreader.ui.assessment.new_dialog import NewDialog

        dialog = NewDialog(self._context.window)
        dialog.chosen.connect(self._ask_for_file)
        dialog.open()

    @Slot(str, str)
    def _ask_for_file(self, name: str, template: str) -> None:
        from aixreader.ui.base.save_dialog import file_stem

        dialog = FileDialog(self._context.window, self.tr("Save assessment"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Assessments (*{0})").format(SUFFIX))
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(file_stem(name).removeprefix("ai-exchange-") + SUFFIX)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a file that is there is never replaced
        dialog.fileSelected.connect(lambda path: self.create(Path(path), name, template))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def create(self, path: Path, name: str, template: str = "") -> None:
        """Make an assessment of a system of this name, written to a new file, and open it."""
        session = self._context.session
        if session is None:
            return

        def work(_report: object) -> Assessment:
            from aixreader.assess.templates import find_template
            from aixreader.services.assessments.assessed_edition import edition_facts
            from aixreader.services.assessments.new_assessment import new_assessment

            return new_assessment(edition_facts(session), name, find_template(template) if template else None)

        self._context.jobs.start(work, done=lambda document: self._repository.create(path, document))
