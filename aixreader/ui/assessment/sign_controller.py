"""Signing the assessment off, and the versions that were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment, SignOff
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.services.assessments.checking import Check
    from aixreader.ui.assessment.versions_dialog import VersionsDialog


class SignController(QObject):
    """Shows the dialog, and keeps it up to date."""

    def __init__(self, context: ReaderContext, model: AssessmentModel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self.dialog: VersionsDialog | None = None
        model.changed.connect(self._refresh)
        context.actions.bind({"assessment_versions": self.show})

    @Slot()
    def show(self) -> None:
        """Show the versions."""
        if self._model.assessed is None:
            return
        from aixreader.ui.assessment.versions_dialog import VersionsDialog

        if self.dialog is None:
            self.dialog = VersionsDialog(self._context.window, is_editable=self._model.is_editable)
            self.dialog.sign_requested.connect(self._sign)
            self.dialog.finished.connect(self._on_finished)
        self.dialog.open()
        self._refresh()

    @Slot(str, str)
    def _sign(self, who: str, note: str) -> None:
        def change(assessed: AssessedEdition) -> Assessment:
            from aixreader.assess.sign_off import sign_off
            from aixreader.userdata.clock import now

            return sign_off(assessed.document, who, now(), note)

        self._model.edit(change, self.tr("version signed off"))

    @Slot()
    def _refresh(self) -> None:
        """Check the document in a worker: files that are evidence are read."""
        assessed, path = self._model.assessed, self._model.repository.path
        if self.dialog is None or assessed is None or path is None:
            return

        def work(_report: object) -> tuple[SignOff | None, tuple[Check, ...]]:
            from aixreader.assess.sign_off import signed_version
            from aixreader.services.assessments.checking import check_assessment

            return signed_version(assessed.document), check_assessment(assessed, path.parent)

        self._context.jobs.start(
            work, done=lambda result: self._on_checked(assessed, *result), failed=self._on_failed, may_stall=True
        )

    def _on_checked(self, assessed: AssessedEdition, current: SignOff | None, checks: tuple[Check, ...]) -> None:
        if self.dialog is None or self._model.assessed is not assessed:
            return
        from aixreader.services.assessments.item_names import ItemNames

        names = ItemNames(assessed.facts, assessed.document)
        fixed = {"sign-off": self.tr("Sign-off"), "edition": self.tr("Edition")}
        self.dialog.show_versions(assessed.document.signoffs, current)
        self.dialog.show_checks((fixed.get(check.subject) or names.of(check.subject), check) for check in checks)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None
