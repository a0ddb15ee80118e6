"""The view of questions: answers become edits, and what follows is shown at once.

Signals: `threat_chosen(item)` with the id of the item of a threat that is to be shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.assessment.assessment_panel import AssessmentPanel
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.ui.assessment.questions_view import QuestionsView

VIEW = "questions"


class QuestionsController(QObject):
    """Adds its view to the panel."""

    threat_chosen = Signal(str)

    def __init__(self, context: ReaderContext, model: AssessmentModel, panel: AssessmentPanel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self._panel = panel
        self._view: QuestionsView | None = None
        panel.add_view(VIEW, self.tr("Questions"), self._make)
        model.changed.connect(self._refresh)

    def _make(self, parent: QWidget) -> QWidget:
        from aixreader.ui.assessment.questions_view import QuestionsView

        view = self._view = QuestionsView(parent)
        view.became_visible.connect(self._refresh)
        view.answered.connect(self._answer)
        view.reason_given.connect(self._give_reason)
        view.judged.connect(self._judge)
        view.text_requested.connect(self._show_text)
        view.threat_chosen.connect(lambda threat: self.threat_chosen.emit(f"threat/{self._model.system}/{threat}"))
        return view

    @Slot()
    def _refresh(self) -> None:
        view, state = self._view, self._model.state
        if view is not None and state is not None and view.isVisible():
            from aixreader.services.assessments.question_states import not_asked, question_states

            view.show_questions(question_states(state), not_asked(state), is_editable=self._model.is_editable)

    def show_next(self) -> None:
        """Show the next question that is open."""
        self._panel.show_view(VIEW)
        self._refresh()
        if self._view is not None and not self._view.show_next_open():
            self._context.messages.status(self.tr("All questions are answered, and all conditions judged."))

    def submit(self) -> None:
        """Have what was typed saved."""
        if self._view is not None:
            self._view.submit()

    # ------------------------------------------------------------ what the user does

    @Slot(str, str)
    def _answer(self, question: str, value: str) -> None:
        self._change(question, value, self.tr("question answered"))

    @Slot(str, str)
    def _give_reason(self, question: str, reason: str) -> None:
        self._change(question, "", self.tr("reason of an answer changed"), reason)

    @Slot(str, str, bool)
    def _judge(self, question: str, key: str, holds: bool) -> None:
        text = self.tr("condition judged")
        self._change(question, "", text, confirmed=[key] if holds else [], denied=[] if holds else [key])

    def _change(
        self,
        question: str,
        value: str,
        text: str,
        reason: str | None = None,
        confirmed: list[str] | None = None,
        denied: list[str] | None = None,
    ) -> None:
        """Answer a question; without a value as it is answered, or follows."""
        from aixreader.services.assessments.answering import answer_question

        document, system = self._model.document, self._model.system
        if document is None:
            return
        before = document.answer(system, question)
        given = value or (before.answer.value if before else "yes")
        self._model.edit(
            lambda assessed: answer_question(assessed, system, question, given, reason, confirmed or (), denied or ()),
            text,
        )

    @Slot(str)
    def _show_text(self, question: str) -> None:
        state = self._model.state
        if state is not None:
            self._context.peek(self._context.address_of(state.questionnaire.questions[question].section))
