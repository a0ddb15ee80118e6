"""Adding, changing and removing evidence of a control."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.ui.assessment.evidence_dialog import EvidenceDialog


class EvidenceController(QObject):
    """Shows one dialog at a time. A file is read for its digest in a worker."""

    def __init__(self, context: ReaderContext, model: AssessmentModel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self.dialog: EvidenceDialog | None = None
        self._name = ""
        self._control = ""

    def ask(self, control: str, uuid: str = "") -> None:
        """Ask for evidence of a control, by its oldest name; with a `uuid` to change what is there."""
        from aixreader.services.assessments.field_texts import field_texts
        from aixreader.services.assessments.stating import EVIDENCE
        from aixreader.ui.assessment.evidence_dialog import EvidenceDialog

        document = self._model.document
        if document is None or not self._model.is_editable:
            return
        known = document.items.get(f"evidence/{self._model.system}/{uuid}")
        self._name, self._control = (uuid, "") if known is not None else (EVIDENCE, control)
        values = field_texts(known) if known is not None else {"collected": self._model.today()}
        self.dialog = EvidenceDialog(values, self._context.window)
        self.dialog.accepted_values.connect(self._on_accepted)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    @Slot(str)
    def remove(self, uuid: str) -> None:
        """Remove evidence."""
        name = f"evidence/{self._model.system}/{uuid}"
        self._model.edit(lambda assessed: assessed.document.with_items(removed=[name]), self.tr("evidence removed"))

    @Slot(object)
    def _on_accepted(self, values: object) -> None:
        typed = dict(cast("dict[str, str]", values))
        if typed["type"] != "file":
            self._save({**typed, "file": "", "sha256": ""})
            return
        path = self._model.repository.path
        file = (path.parent if path is not None else Path()) / typed["file"]

        def work(_report: object) -> str:
            from aixreader.services.assessments.stating import file_digest

            return file_digest(file)

        self._context.jobs.start(
            work, done=lambda digest: self._save({**typed, "sha256": digest}), failed=self._on_failed, may_stall=True
        )

    def _save(self, values: dict[str, str]) -> None:
        name, system = self._name, self._model.system
        given = {**values, "controls": self._control} if self._control else values

        def change(assessed: AssessedEdition) -> Assessment:
            from aixreader.services.assessments.stating import state_fields

            return state_fields(assessed.facts, assessed.document, system, name, given)[0]

        try:
            self._model.try_edit(change, self.tr("evidence stated"))
        except AixError as error:
            self._on_failed(error)
            return
        if self.dialog is not None:
            self.dialog.accept()

    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, AixError):
            self.dialog.show_problem(error.message)

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None
