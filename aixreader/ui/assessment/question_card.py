"""One question with its answers, a reason, the conditions to be judged, and what follows.

Signals, each with the id of the question first: `answered(question, value)`; `reason_given(question, text)`;
`judged(question, key, holds)`; `text_requested(question)` to see where it stands; `next_requested(question)`.
`threat_chosen(threat)` with the oldest name of one that follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.assess.items import AnswerValue
from aixreader.assess.questionnaire import Stage
from aixreader.translation import QT_TRANSLATE_NOOP as T
from aixreader.ui.assessment.condition_rows import ConditionRows
from aixreader.ui.assessment.consequence_rows import ConsequenceRows
from aixreader.ui.assessment.editors import TextEditor
from aixreader.ui.base.flow_layout import FlowLayout
from aixreader.ui.base.list_items import ENTER_KEYS

if TYPE_CHECKING:
    from aixreader.services.assessments.question_states import QuestionState

VALUE_LABELS = {
    AnswerValue.YES: T("Assessment", "Yes"),
    AnswerValue.NO: T("Assessment", "No"),
    AnswerValue.UNKNOWN: T("Assessment", "Unknown"),
    AnswerValue.SELF: T("Assessment", "We do"),
    AnswerValue.SUPPLIER: T("Assessment", "The supplier"),
    AnswerValue.BOTH: T("Assessment", "Both"),
}
KEYS = {
    Qt.Key.Key_Y: AnswerValue.YES,
    Qt.Key.Key_N: AnswerValue.NO,
    Qt.Key.Key_U: AnswerValue.UNKNOWN,
    Qt.Key.Key_W: AnswerValue.SELF,
    Qt.Key.Key_S: AnswerValue.SUPPLIER,
    Qt.Key.Key_B: AnswerValue.BOTH,
}
"""The letters that answer: the first ones of the words in English."""
STAGE_TEXTS = {
    Stage.WAITING: T("Assessment", "It can be answered once a question before it is."),
    Stage.MOOT: T("Assessment", "It does not matter: another answer rules it out."),
    Stage.IMPLIED: T("Assessment", "Not asked again: it follows from another answer, or holds always."),
}


class QuestionCard(QWidget):
    """`question` is its id."""

    answered = Signal(str, str)
    reason_given = Signal(str, str)
    judged = Signal(str, str, bool)
    text_requested = Signal(str)
    next_requested = Signal(str)
    threat_chosen = Signal(str)

    def __init__(self, question: QuestionState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question.id
        self.values = question.values
        self.reason = TextEditor(self)
        self.conditions = ConditionRows(self)
        self.consequences = ConsequenceRows(self)
        self._shown: tuple[QuestionState, bool] | None = None
        self._saved_reason = ""
        self._stage = self._label(is_hint=True)
        self._text = self._label()
        self._group = QButtonGroup(self)
        self._answers = QWidget(self)
        self._show_text = QToolButton(self)
        self._build(question)
        self._group.idClicked.connect(self._on_clicked)
        self.reason.left.connect(self._on_reason_left)
        self.conditions.judged.connect(lambda key, holds: self.judged.emit(self.question, key, holds))
        self.consequences.chosen.connect(self.threat_chosen)
        self._show_text.clicked.connect(lambda: self.text_requested.emit(self.question))

    def _build(self, question: QuestionState) -> None:
        self._text.setText(question.text or self.tr("To be considered for every system"))
        self._show_text.setText(self.tr("Show in the text"))
        self._show_text.setObjectName("plain")
        self._show_text.setToolTip(self.tr("Show beside the page where the Exchange asks this"))
        answers = FlowLayout(self._answers, 8)
        for number, value in enumerate(self.values):
            button = QRadioButton(QCoreApplication.translate("Assessment", VALUE_LABELS[value]), self._answers)
            button.setAccessibleDescription(question.text)
            self._group.addButton(button, number)
            answers.addWidget(button)
        self._answers.setVisible(bool(self.values))
        self.reason.setPlaceholderText(self.tr("Reason"))
        self.reason.setAccessibleName(self.tr("Reason for this answer"))
        self.reason.setVisible(bool(self.values))
        group = self._label(is_hint=True)
        group.setText(question.group)
        group.setVisible(bool(question.group))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
        for widget in (
            group,
            self._text,
            self._show_text,
            self._stage,
            self._answers,
            self.reason,
            self.conditions,
            self.consequences,
        ):
            layout.addWidget(widget)

    def _label(self, *, is_hint: bool = False) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if is_hint:
            label.setObjectName("hint")
        return label

    # ------------------------------------------------------------ what it shows

    def show_question(self, question: QuestionState, *, is_editable: bool) -> None:
        """Show the state of the question; a reason that is being typed stays."""
        if self._shown == (question, is_editable):
            return
        self._shown = question, is_editable
        text = STAGE_TEXTS.get(question.stage, "")
        stage = QCoreApplication.translate("Assessment", text)
        if question.is_reworded:
            stage = self.tr("This question was worded otherwise when it was answered. Look at it again.")
        self._stage.setText(stage)
        self._stage.setVisible(bool(stage))
        can_answer = is_editable and question.stage in (Stage.OPEN, Stage.ANSWERED)
        self._group.setExclusive(False)
        for number, value in enumerate(self.values):
            button = self._group.button(number)
            button.setChecked(value is question.value)
            button.setEnabled(can_answer)
        self._group.setExclusive(True)
        if self.reason.value in (self._saved_reason, question.reason) and self.reason.value != question.reason:
            self.reason.set_value(question.reason)
        self._saved_reason = question.reason
        self.reason.set_editable(can_answer and question.value is not None)
        self.conditions.show_conditions(question.conditions, is_editable=is_editable)
        self.consequences.show_rows(question.consequences)

    def focus_answer(self) -> None:
        """Focus the answer that is chosen, or else the first one."""
        buttons = self._group.buttons()
        chosen = next((button for button in buttons if button.isChecked()), buttons[0] if buttons else self._show_text)
        widget = chosen if chosen.isEnabled() else self._show_text
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Have a reason saved that was typed."""
        self._on_reason_left()

    def answer_button(self, value: AnswerValue) -> QRadioButton:
        """The button of an answer."""
        found = self._group.button(self.values.index(value))
        assert isinstance(found, QRadioButton)  # noqa: S101  # it was made as one
        return found

    # ------------------------------------------------------------ what the user does

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.answered.emit(self.question, self.values[number].value)

    @Slot()
    def _on_reason_left(self) -> None:
        if self.reason.value != self._saved_reason and not self.reason.isReadOnly():
            self.reason_given.emit(self.question, self.reason.value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first letter of an answer gives it, and Enter goes on to the next question."""
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        value = next((each for key, each in KEYS.items() if is_plain and event.key() == key), None)
        if value is not None and value in self.values and self.answer_button(value).isEnabled():
            self.answer_button(value).setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.answer_button(value).click()
        elif is_plain and event.key() in ENTER_KEYS:
            self.next_requested.emit(self.question)
        else:
            super().keyPressEvent(event)
