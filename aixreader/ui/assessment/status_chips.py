"""Shows in the pages that are seen what the assessment states about their threats and controls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot

from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.status_script import status_script


class StatusChips(QObject):
    """A page is told only when it is loaded, or when what is stated has changed."""

    def __init__(self, context: ReaderContext, model: AssessmentModel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self._script = status_script({})
        model.changed.connect(self._on_changed)
        for loaded in (context.page_loaded, context.beside_loaded, context.page_changed):
            loaded.connect(self._show)

    @Slot()
    def _on_changed(self) -> None:
        script = status_script(self._statuses())
        if script != self._script:
            self._script = script
            self._run()

    @Slot()
    def _show(self) -> None:
        if self._model.document is not None:
            self._run()

    def _run(self) -> None:
        for view in self._context.seen_pages:
            if not view.is_leaving:
                view.run_script(self._script)

    def _statuses(self) -> dict[str, str]:
        """What is said of each section of a threat or control that is in question, by its id."""
        state = self._model.state
        if state is None:
            return {}
        from aixreader.services.assessments.coverage_layer import SIGNS
        from aixreader.services.assessments.labels import STATUS_LABELS
        from aixreader.ui.assessment.consequence_rows import applicability_words

        threats, translate = state.overview.threats.values(), QCoreApplication.translate
        statuses = {
            each.subject.section: applicability_words(each.applicability)
            for each in threats
            if each.subject is not None
        }
        for control in state.overview.needed:
            if control.subject is not None:
                status = control.item.status
                statuses[control.subject.section] = f"{SIGNS[status]} {translate('Assessment', STATUS_LABELS[status])}"
        return statuses
